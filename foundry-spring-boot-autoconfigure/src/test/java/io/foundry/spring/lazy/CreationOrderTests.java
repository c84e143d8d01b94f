package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerExceptionResolver;

class CreationOrderTests {

    @Test
    void constructorParametersComeFirst() {
        assertThat(order(NeedsByConstructor.class, Part.class))
                .containsExactly(name(Part.class), name(NeedsByConstructor.class));
    }

    @Test
    void injectedFieldsAndSettersComeFirst() {
        assertThat(order(NeedsByField.class, Part.class)).containsExactly(name(Part.class), name(NeedsByField.class));
        assertThat(order(NeedsBySetter.class, Part.class)).containsExactly(name(Part.class), name(NeedsBySetter.class));
    }

    @Test
    void whatFactoryMethodsNeedComesFirstAndTheirConfigurationBeforeThem() {
        assertThat(order(Factories.class)).containsExactly(name(Factories.class), "b", "a", "provided", "taker");
    }

    @Test
    void collectionsMapsArraysAndOptionalsAreLookedInto() {
        for (Class<?> needs : List.of(NeedsAll.class, NeedsMap.class, NeedsArray.class, NeedsOptional.class)) {
            assertThat(order(needs, Part.class))
                    .as(needs.getSimpleName())
                    .containsExactly(name(Part.class), name(needs));
        }
    }

    @Test
    void whatIsAskedForLaterComesLater() {
        assertThat(order(NeedsLater.class, Part.class)).containsExactly(name(NeedsLater.class), name(Part.class));
        assertThat(order(KeepsProvider.class, Part.class)).containsExactly(name(KeepsProvider.class), name(Part.class));
    }

    @Test
    void ofSeveralCandidatesTheOneThatIsMeantComesFirst() {
        assertThat(order(Several.class)).containsSubsequence("second", "qualified", "first");
        assertThat(order(Several.class)).containsSubsequence("main", "byPrimary", "other");
        assertThat(order(Several.class)).containsSubsequence("numbers", "byGenerics", "words");
    }

    @Test
    void whatTheDispatcherAndControllersNeedComesBeforeEverythingElse() {
        assertThat(order(Slow.class, Unrelated.class, Pages.class, Part.class, Api.class, Resolver.class))
                .containsExactly(
                        name(Resolver.class),
                        name(Part.class),
                        name(Pages.class),
                        name(Api.class),
                        name(Slow.class),
                        name(Unrelated.class));
    }

    @Test
    void beansOfOtherScopesAndExplicitlyLazyOnesAreWalkedThroughButNotListed() {
        assertThat(order(NeedsPrototype.class, Prototype.class, Part.class))
                .containsExactly(name(Part.class), name(NeedsPrototype.class));
    }

    @Test
    void beansThatNeedEachOtherComeInSomeOrder() {
        assertThat(order(Ring1.class, Ring2.class, Ring3.class))
                .containsExactlyInAnyOrder(name(Ring1.class), name(Ring2.class), name(Ring3.class));
    }

    @Test
    void nothingIsCreatedAndFactoriesGiveWhatTheyDeclare() {
        AnnotationConfigApplicationContext context = context(NeedsMade.class, MakesMade.class, Exploding.class);
        assertThat(CreationOrder.of(context.getBeanFactory(), names(context)).names())
                .containsExactly(name(MakesMade.class), name(NeedsMade.class), name(Exploding.class));
        assertThat(names(context)).noneMatch(context.getBeanFactory()::containsSingleton);
        context.close();
    }

    private static List<String> order(Class<?>... components) {
        try (AnnotationConfigApplicationContext context = context(components)) {
            return CreationOrder.of(context.getBeanFactory(), names(context)).names();
        }
    }

    /** Refreshed with all beans lazy, so that types are known as they are in an application. */
    private static AnnotationConfigApplicationContext context(Class<?>... components) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        for (Class<?> component : components) {
            context.registerBean(name(component), component);
            // As a scan leaves it
            ((AbstractBeanDefinition) context.getBeanDefinition(name(component))).setBeanClassName(component.getName());
        }
        context.addBeanFactoryPostProcessor(beanFactory -> {
            for (String name : beanFactory.getBeanDefinitionNames()) {
                BeanDefinition definition = beanFactory.getBeanDefinition(name);
                definition.setLazyInit(definition.getRole() == BeanDefinition.ROLE_APPLICATION);
            }
        });
        context.refresh();
        return context;
    }

    private static List<String> names(BeanFactory context) {
        AnnotationConfigApplicationContext beans = (AnnotationConfigApplicationContext) context;
        return List.of(beans.getBeanDefinitionNames()).stream()
                .filter(name ->
                        beans.getBeanFactory().getMergedBeanDefinition(name).isSingleton()
                                && !beans.getBeanFactory().containsSingleton(name)
                                && !name.startsWith("org.springframework"))
                .toList();
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }

    static class Part {}

    record NeedsByConstructor(Part part) {}

    static class NeedsByField {
        @Autowired
        Part part;
    }

    static class NeedsBySetter {
        @Autowired
        void set(Part part) {}
    }

    record NeedsAll(List<Part> parts) {}

    record NeedsMap(Map<String, Part> parts) {}

    record NeedsArray(Part[] parts) {}

    record NeedsOptional(Optional<Part> part) {}

    record KeepsProvider(ObjectProvider<Part> part) {}

    static class NeedsLater {
        NeedsLater(@Lazy Part part) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Factories {
        record Taker(ObjectProvider<Provided> provider) {}

        record Provided() {}

        @Bean
        StringBuilder a(Integer b) {
            return new StringBuilder(b);
        }

        @Bean
        Integer b() {
            return 1;
        }

        @Bean
        Taker taker(ObjectProvider<Provided> provider) {
            return new Taker(provider);
        }

        @Bean
        Provided provided() {
            return new Provided();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Several {
        record Qualified(Part part) {}

        record ByPrimary(StringBuilder text) {}

        record ByGenerics(ThreadLocal<Integer> numbers) {}

        @Bean
        Qualified qualified(@Qualifier("second") Part part) {
            return new Qualified(part);
        }

        @Bean
        Part first() {
            return new Part();
        }

        @Bean
        Part second() {
            return new Part();
        }

        @Bean
        ByPrimary byPrimary(StringBuilder text) {
            return new ByPrimary(text);
        }

        @Bean
        StringBuilder other() {
            return new StringBuilder();
        }

        @Bean
        @Primary
        StringBuilder main() {
            return new StringBuilder();
        }

        @Bean
        ByGenerics byGenerics(ThreadLocal<Integer> local) {
            return new ByGenerics(local);
        }

        @Bean
        ThreadLocal<String> words() {
            return new ThreadLocal<>();
        }

        @Bean
        ThreadLocal<Integer> numbers() {
            return new ThreadLocal<>();
        }
    }

    static class Slow {}

    static class Unrelated {}

    @Controller
    record Pages(Part part) {}

    @RestController
    static class Api {}

    static class Resolver implements HandlerExceptionResolver {
        @Override
        public org.springframework.web.servlet.ModelAndView resolveException(
                jakarta.servlet.http.HttpServletRequest request,
                jakarta.servlet.http.HttpServletResponse response,
                Object handler,
                Exception problem) {
            return null;
        }
    }

    @Component
    @Scope("prototype")
    record Prototype(Part part) {}

    record NeedsPrototype(Prototype prototype) {}

    record Ring1(Ring2 next) {}

    record Ring2(Ring3 next) {}

    record Ring3(Ring1 next) {}

    record Made() {}

    record NeedsMade(Made made) {}

    static class MakesMade implements FactoryBean<Made> {
        @Override
        public Made getObject() {
            throw new IllegalStateException();
        }

        @Override
        public Class<?> getObjectType() {
            return Made.class;
        }
    }

    static class Exploding {
        Exploding() {
            throw new IllegalStateException();
        }
    }
}
