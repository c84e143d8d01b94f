package io.foundry.spring.container.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.container.AmbiguousServiceException;
import io.foundry.container.FoundryContainer;
import io.foundry.container.ServiceHandle;
import io.foundry.container.Tag;
import io.foundry.container.UnknownServiceException;
import io.foundry.spring.container.ContainerFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class FoundryContainerAutoConfigurationTests {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FoundryContainerAutoConfiguration.class));

    @Test
    void beansAreFoundByNameAliasAndTag() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            Object mailer = context.getBean("mailer");
            assertThat(container.resolve("mailer")).isSameAs(mailer);
            assertThat(container.resolve("post")).isSameAs(mailer);
            assertThat(container.tagged("channels")).containsExactly(mailer, context.getBean("texter"));
            assertThat(container.tagged("paid")).containsExactly(context.getBean("texter"));
            assertThat(container.keys()).contains("mailer", "texter", "foundryContainer");
        });
    }

    @Test
    void mirroringCreatesNoBean() {
        contexts.withUserConfiguration(Sleepers.class).run(context -> {
            assertThat(Sleepers.CREATED).hasValue(0);
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.has("sleeper")).isTrue();
            assertThat(container.has("madeByFactory")).isTrue();
            assertThat(Sleepers.CREATED).hasValue(0);
            assertThat(container.resolve("sleeper")).isSameAs(context.getBean("sleeper"));
            assertThat(Sleepers.CREATED).hasValue(1);
        });
    }

    @Test
    void prototypesAreCreatedForEachResolve() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.resolve("job")).isNotSameAs(container.resolve("job"));
        });
    }

    @Test
    void aBeanThatIsRegisteredLaterIsSeen() {
        contexts.run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.has("late")).isFalse();
            ((GenericApplicationContext) context.getSourceApplicationContext())
                    .registerBean("late", StringBuilder.class, () -> new StringBuilder("here"));
            assertThat(container.resolve("late")).hasToString("here");
        });
    }

    @Test
    void beansOfTheParentContextAreSeen() {
        contexts.withUserConfiguration(Services.class)
                .run(parent -> contexts.withParent(parent)
                        .run(context -> assertThat(
                                        context.getBean(FoundryContainer.class).resolve("mailer"))
                                .isSameAs(parent.getBean("mailer"))));
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesIt() {
        contexts.run(context -> assertThatThrownBy(
                        () -> context.getBean(FoundryContainer.class).resolve("nobody"))
                .isInstanceOf(UnknownServiceException.class)
                .hasMessageContaining("'nobody'"));
    }

    @Test
    void whatAFactoryBeanMakesIsAskedForEachTime() {
        contexts.withUserConfiguration(Sleepers.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.resolve("madeByFactory")).isEqualTo("made");
            assertThat(container.resolve("madeByFactory")).isEqualTo("made");
        });
    }

    @Test
    void abstractDefinitionsAndBeansThatAreNullAreNoServices() {
        contexts.withBean("nothing", String.class, () -> null).run(context -> {
            RootBeanDefinition template = new RootBeanDefinition(Thread.class);
            template.setAbstract(true);
            beans(context).registerBeanDefinition("template", template);
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.keys()).doesNotContain("template");
            assertThat(container.has(Thread.class)).isFalse();
            assertThatThrownBy(() -> container.resolve("nothing")).hasMessageContaining("'nothing' is null");
        });
    }

    @Test
    void aBlankTagIsAnErrorThatNamesTheBean() {
        contexts.withUserConfiguration(BlankTag.class)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(FoundryContainer.class).tags())
                        .hasMessageContaining("Bean 'nameless'")
                        .hasMessageContaining("@Tag"));
    }

    private static DefaultListableBeanFactory beans(ApplicationContext context) {
        return (DefaultListableBeanFactory) context.getAutowireCapableBeanFactory();
    }

    @Test
    void nothingIsLookedAtBeforeSomebodyAsks() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.stats().services()).isZero();
            container.resolve("mailer");
            assertThat(container.stats().services()).isEqualTo(1);
        });
    }

    @Test
    void beansAreFoundByType() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            container.resolve("mailer");
            assertThat(container.resolve(Texter.class)).isSameAs(context.getBean("texter"));
            assertThat(container.resolve(FoundryContainer.class)).isSameAs(container);
            assertThatThrownBy(() -> container.resolve(StringBuilder.class))
                    .isInstanceOf(AmbiguousServiceException.class)
                    .hasMessageContainingAll("mailer", "job");
            assertThatThrownBy(() -> container.resolve(Thread.class)).isInstanceOf(UnknownServiceException.class);
        });
    }

    @Test
    void thePrimaryBeanIsMeantWhereSeveralAreOfAType() {
        contexts.withUserConfiguration(Services.class, Primary.class)
                .run(context -> assertThat(
                                context.getBean(FoundryContainer.class).resolve(StringBuilder.class))
                        .isSameAs(context.getBean("main")));
    }

    @Test
    void aSingletonIsKeptUntilSpringDestroysIt() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            DefaultListableBeanFactory beans = beans(context);
            FoundryContainer container = context.getBean(FoundryContainer.class);
            ServiceHandle<Texter> handle = container.handle("texter", Texter.class);
            Texter first = handle.get();
            assertThat(container.resolve("texter")).isSameAs(first);
            beans.destroySingleton("texter");
            assertThat(container.resolve("texter")).isNotSameAs(first).isSameAs(context.getBean("texter"));
            assertThat(handle.get()).isSameAs(context.getBean("texter"));
            beans.destroySingleton("texter");
            assertThat(container.resolve("texter")).isSameAs(context.getBean("texter"));
        });
    }

    @Test
    void aDefinitionThatIsReplacedIsSeen() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            DefaultListableBeanFactory beans = beans(context);
            FoundryContainer container = context.getBean(FoundryContainer.class);
            container.resolve("mailer");
            beans.removeBeanDefinition("mailer");
            beans.registerBeanDefinition(
                    "mailer", new RootBeanDefinition(StringBuilder.class, () -> new StringBuilder("another")));
            assertThat(container.resolve("mailer")).hasToString("another");
        });
    }

    @Test
    void aBeanThatIsGoneIsUnknown() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            DefaultListableBeanFactory beans = beans(context);
            FoundryContainer container = context.getBean(FoundryContainer.class);
            container.resolve("texter");
            beans.removeBeanDefinition("texter");
            assertThat(container.has("texter")).isFalse();
            assertThatThrownBy(() -> container.resolve("texter")).isInstanceOf(UnknownServiceException.class);
            assertThat(container.tagged("paid")).isEmpty();
            assertThatThrownBy(() -> container.resolve(Texter.class)).isInstanceOf(UnknownServiceException.class);
        });
    }

    @Test
    void aSingletonThatWasRegisteredByHandIsSeenAndLost() {
        contexts.run(context -> {
            DefaultListableBeanFactory beans = beans(context);
            FoundryContainer container = context.getBean(FoundryContainer.class);
            beans.registerSingleton("manual", "one");
            assertThat(container.resolve("manual")).isEqualTo("one");
            beans.destroySingleton("manual");
            assertThatThrownBy(() -> container.resolve("manual")).isInstanceOf(UnknownServiceException.class);
            beans.registerSingleton("manual", "two");
            assertThat(container.resolve("manual")).isEqualTo("two");
        });
    }

    @Test
    void aPrototypeThatIsGoneBeforeItWasAskedForIsUnknown() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            assertThat(container.keys()).contains("job");
            beans(context).removeBeanDefinition("job");
            assertThatThrownBy(() -> container.resolve("job"))
                    .isInstanceOf(UnknownServiceException.class)
                    .hasMessageContaining("'job'");
        });
    }

    @Test
    void aFailureOfAnotherBeanIsNotTakenForAMissingOne() {
        contexts.run(context -> {
            beans(context)
                    .registerBeanDefinition(
                            "broken",
                            new RootBeanDefinition(
                                    String.class, () -> context.getBean("neededByBroken", String.class)));
            assertThatThrownBy(() -> context.getBean(FoundryContainer.class).resolve("broken"))
                    .hasStackTraceContaining("neededByBroken")
                    .isNotInstanceOf(UnknownServiceException.class);
        });
    }

    @Test
    void requestAndSessionScopesAreHonoured() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FoundryContainerAutoConfiguration.class))
                .withUserConfiguration(WebScopes.class)
                .run(context -> {
                    FoundryContainer container = context.getBean(FoundryContainer.class);
                    MockHttpSession session = new MockHttpSession();
                    Object[] first = inRequest(session, container);
                    Object[] second = inRequest(session, container);
                    assertThat(first[0]).isNotSameAs(second[0]);
                    assertThat(first[1]).isSameAs(second[1]);
                    assertThat(inRequest(new MockHttpSession(), container)[1]).isNotSameAs(first[1]);
                    assertThatThrownBy(() -> container.resolve("perRequest"))
                            .hasStackTraceContaining("No thread-bound request");
                });
    }

    private static Object[] inRequest(MockHttpSession session, FoundryContainer container) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            Object perRequest = container.resolve("perRequest");
            assertThat(container.resolve("perRequest")).isSameAs(perRequest);
            return new Object[] {perRequest, container.resolve("perSession")};
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void whatAUserBoundComesBeforeBeans() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            container.update(batch -> batch.instance("mailer", "mine"));
            assertThat(container.keys()).contains("mailer", "texter");
            assertThat(container.resolve("mailer")).isEqualTo("mine");
            assertThat(container.resolve("post")).isEqualTo("mine");
        });
    }

    @Test
    void closingTheContextClosesNoBeanTwice() {
        AtomicInteger closed = new AtomicInteger();
        contexts.withBean("closeable", AutoCloseable.class, () -> closed::incrementAndGet)
                .run(context -> context.getBean(FoundryContainer.class).resolve("closeable"));
        assertThat(closed).hasValue(1);
    }

    @Test
    void figuresCountAllBeansWhetherAskedForOrNot() {
        contexts.withUserConfiguration(Services.class).run(context -> {
            ContainerFeature feature = context.getBean(ContainerFeature.class);
            assertThat(feature.figures())
                    .containsEntry("aliases", 1)
                    .containsEntry("tags", 2)
                    .containsEntry(
                            "services",
                            context.getBean(FoundryContainer.class).keys().size());
        });
    }

    @Test
    void aSearchAmongManyThreadsFindsTheSameBeans() throws Exception {
        contexts.withUserConfiguration(Services.class).run(context -> {
            FoundryContainer container = context.getBean(FoundryContainer.class);
            Object texter = context.getBean("texter");
            List<Thread> threads = new ArrayList<>();
            AtomicInteger wrong = new AtomicInteger();
            for (int i = 0; i < 8; i++) {
                int mine = i;
                threads.add(new Thread(() -> {
                    for (int round = 0; round < 200; round++) {
                        boolean right = mine % 2 == 0
                                ? container.resolve("texter") == texter
                                : container.tagged("paid").equals(List.of(texter));
                        wrong.addAndGet(right ? 0 : 1);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(wrong).hasValue(0);
        });
    }

    @Test
    void switchedOffByItsOwnOrByFoundrysSwitch() {
        for (String property : new String[] {"foundry.container.enabled=false", "foundry.enabled=false"}) {
            contexts.withPropertyValues(property)
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(FoundryContainer.class)
                            .doesNotHaveBean(ContainerFeature.class));
        }
    }

    @Test
    void aUsersOwnContainerIsLeftAsItIs() {
        FoundryContainer own = new FoundryContainer();
        contexts.withBean("own", FoundryContainer.class, () -> own).run(context -> {
            assertThat(context).getBean(FoundryContainer.class).isSameAs(own);
            assertThat(context).doesNotHaveBean(ContainerFeature.class);
            assertThat(own.keys()).isEmpty();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Services {

        @Bean({"mailer", "post"})
        @Tag("channels")
        StringBuilder mailer() {
            return new StringBuilder("mail");
        }

        @Bean
        Texter texter() {
            return new Texter();
        }

        @Bean
        @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
        StringBuilder job() {
            return new StringBuilder("job");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Primary {

        @Bean
        @org.springframework.context.annotation.Primary
        StringBuilder main() {
            return new StringBuilder("main");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WebScopes {

        @Bean
        @Scope("request")
        StringBuilder perRequest() {
            return new StringBuilder();
        }

        @Bean
        @Scope("session")
        StringBuilder perSession() {
            return new StringBuilder();
        }
    }

    @Tag({"channels", "paid"})
    static class Texter {}

    @Configuration(proxyBeanMethods = false)
    static class Sleepers {

        static final AtomicInteger CREATED = new AtomicInteger();

        Sleepers() {
            CREATED.set(0);
        }

        @Bean
        @Lazy
        @Tag("sleepers")
        StringBuilder sleeper() {
            CREATED.incrementAndGet();
            return new StringBuilder();
        }

        @Bean
        @Lazy
        FactoryBean<String> madeByFactory() {
            CREATED.incrementAndGet();
            return new FactoryBean<>() {
                @Override
                public String getObject() {
                    CREATED.incrementAndGet();
                    return "made";
                }

                @Override
                public Class<?> getObjectType() {
                    return String.class;
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BlankTag {

        @Bean
        @Tag(" ")
        StringBuilder nameless() {
            return new StringBuilder();
        }
    }
}
