package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.scheduling.annotation.Scheduled;

/** What Spring generates ahead of time out of a definition is judged as the definition is. */
class GeneratedDefinitionsTests {

    private static final String TARGET = "io.foundry.spring.lazy.Generated";

    @TempDir
    private static Path folder;

    @Test
    void theReasonsAreTheSame() throws Exception {
        Map<String, String> expected;
        Map<String, Set<String>> needed;
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(new LateFactory())) {
            context.register(Application.class);
            context.refresh();
            expected = reasons(context.getDefaultListableBeanFactory());
            needed = needed(context.getDefaultListableBeanFactory());
        }
        try (URLClassLoader loader = StubClasses.compile(folder.resolve("generated"), generate());
                GenericApplicationContext context = new GenericApplicationContext(new LateFactory())) {
            context.setClassLoader(loader);
            initializer(loader).initialize(context);
            context.refresh();

            assertThat(reasons(context.getDefaultListableBeanFactory())).isEqualTo(expected);
            assertThat(needed(context.getDefaultListableBeanFactory())).isEqualTo(needed);
        }
        assertThat(expected)
                .containsEntry("concrete", "none")
                .containsEntry("needy", "none")
                .containsEntry("made", "none")
                .containsEntry("lazy", "says so itself: true")
                .containsEntry("early", "says so itself: false")
                .containsEntry("inside", "infrastructure")
                .containsEntry("face", "declared as Runnable, so its class is not known")
                .containsEntry("half", "declared as Number, so its class is not known")
                .containsEntry("types", "declared as PersistenceManagedTypes, so its class is not known")
                .containsEntry("marked", "scheduled (@Marked)")
                .containsEntry("excluded", "foundry.lazy.exclude (*GeneratedDefinitionsTests$Unneeded)")
                .containsEntry("opened", "does something when it is created (init method)")
                .containsEntry(Opening.class.getName(), "does something when it is created (@PostConstruct)")
                .containsEntry(Completing.class.getName(), "has a life cycle")
                .containsEntry(SettingUp.class.getName(), "sets up other beans (@Autowired method)");
        assertThat(needed.get("needy")).contains("concrete", "opened", Settings.class.getName());
    }

    /** Has definitions alone. */
    @SuppressWarnings("serial")
    private static final class LateFactory extends DefaultListableBeanFactory {

        @Override
        public void preInstantiateSingletons() {}
    }

    private static Map<String, String> generate() throws IOException {
        System.setProperty("spring.aot.processing", "true");
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(Application.class);
            InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
            DefaultGenerationContext generation =
                    new DefaultGenerationContext(new ClassNameGenerator(ClassName.bestGuess(TARGET)), files);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            generation.writeGeneratedContent();
            Map<String, String> sources = new LinkedHashMap<>();
            for (String file : files.getGeneratedFiles(Kind.SOURCE).keySet()) {
                String name =
                        file.substring(0, file.length() - ".java".length()).replace('/', '.');
                sources.put(name, files.getGeneratedFileContent(Kind.SOURCE, file));
            }
            return sources;
        } finally {
            System.clearProperty("spring.aot.processing");
        }
    }

    @SuppressWarnings("unchecked")
    private static ApplicationContextInitializer<GenericApplicationContext> initializer(URLClassLoader loader)
            throws ReflectiveOperationException {
        return (ApplicationContextInitializer<GenericApplicationContext>)
                loader.loadClass(TARGET + "__ApplicationContextInitializer")
                        .getDeclaredConstructor()
                        .newInstance();
    }

    /** Of those that the application itself has. */
    private static Map<String, String> reasons(DefaultListableBeanFactory beans) {
        EagerBeans rules = new EagerBeans(beans, List.of("*GeneratedDefinitionsTests$Unneeded"));
        Map<String, String> reasons = new TreeMap<>();
        for (String name : own(beans)) {
            AbstractBeanDefinition definition = (AbstractBeanDefinition) beans.getBeanDefinition(name);
            reasons.put(
                    name,
                    definition.getLazyInit() == null
                            ? Objects.requireNonNullElse(
                                    rules.reason(name, definition, BeanTypes.of(beans, name)), "none")
                            : "says so itself: " + definition.getLazyInit());
        }
        return reasons;
    }

    private static Map<String, Set<String>> needed(DefaultListableBeanFactory beans) {
        Dependencies dependencies = new Dependencies(new TypeIndex(beans));
        Map<String, Set<String>> needed = new TreeMap<>();
        for (String name : own(beans)) {
            needed.put(name, dependencies.of(name));
        }
        return needed;
    }

    private static List<String> own(DefaultListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> !name.startsWith("org.springframework."))
                .toList();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Scheduled(fixedRate = 1)
    public @interface Marked {}

    @Retention(RetentionPolicy.RUNTIME)
    public @interface Unneeded {}

    public record Settings() {}

    public record Concrete() {}

    public record Opened() {

        public void open() {}
    }

    public static final class Opening {

        @PostConstruct
        public void open() {}
    }

    /** Its life cycle says more than that it has an init method. */
    public static final class Completing implements SmartInitializingSingleton {

        @PostConstruct
        public void open() {}

        @Override
        public void afterSingletonsInstantiated() {}
    }

    public static final class Initializing implements InitializingBean {

        @Override
        public void afterPropertiesSet() {}
    }

    public static class QuietFactory implements FactoryBean<Runnable> {

        @Override
        public Runnable getObject() {
            return () -> {};
        }

        @Override
        public Class<?> getObjectType() {
            return Runnable.class;
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class SettingUp {

        @Autowired
        public void with(Settings settings) {}
    }

    // Without a generated class of its own, which could not be here
    @Configuration(proxyBeanMethods = false)
    @Import({SettingUp.class, Settings.class, Opening.class, Completing.class, Initializing.class})
    public static class Application {

        @Bean
        public Concrete concrete() {
            return new Concrete();
        }

        @Bean
        public Optional<String> needy(Concrete concrete, Settings settings, ObjectProvider<Opened> opened) {
            return Optional.empty();
        }

        @Bean
        @Lazy
        public Settings lazy() {
            return new Settings();
        }

        @Bean
        @Lazy(false)
        public Settings early() {
            return new Settings();
        }

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        public Settings inside() {
            return new Settings();
        }

        @Bean
        public Runnable face() {
            return () -> {};
        }

        @Bean
        public static Number half() {
            return 1;
        }

        @Bean
        public Object anything() {
            return "";
        }

        @Bean
        public QuietFactory made() {
            return new QuietFactory();
        }

        @Bean
        @SuppressWarnings("rawtypes")
        public FactoryBean raw() {
            return new QuietFactory();
        }

        @Bean
        @Marked
        public StringBuilder marked() {
            return new StringBuilder();
        }

        @Bean
        @Unneeded
        public StringBuilder excluded() {
            return new StringBuilder();
        }

        @Bean(initMethod = "open")
        public Opened opened() {
            return new Opened();
        }

        @Bean
        public static PersistenceManagedTypes typesOfNone() {
            return PersistenceManagedTypes.of(List.of(), List.of());
        }

        @Bean
        public PersistenceManagedTypes types() {
            return PersistenceManagedTypes.of(List.of(), List.of());
        }
    }
}
