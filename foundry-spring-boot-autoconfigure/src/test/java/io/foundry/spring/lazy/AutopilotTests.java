package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.lazy.autoconfigure.FoundryLazyAutoConfiguration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.javapoet.ClassName;

class AutopilotTests {

    private final ApplicationContextRunner silent = new ApplicationContextRunner()
            .withInitializer(AutopilotTests::startAsBootDoes)
            .withConfiguration(AutoConfigurations.of(FoundryLazyAutoConfiguration.class))
            .withUserConfiguration(Application.class);

    private final ApplicationContextRunner runner = silent.withPropertyValues("foundry.lazy.mode=autopilot");

    /** What tells a context of a SpringApplication from others. */
    private static void startAsBootDoes(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("springApplicationArguments", new DefaultApplicationArguments());
    }

    @Test
    void nothingIsPostponedWhereNobodyWillSayThatItIsReady() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FoundryLazyAutoConfiguration.class))
                .withUserConfiguration(Application.class)
                .run(context -> {
                    assertThat(context.getBean(Autopilot.class).offReason())
                            .isEqualTo("the context was not started by a SpringApplication");
                    assertThat(context.getBeanFactory().containsSingleton("plain"))
                            .isTrue();
                });
    }

    @Test
    void plainBeansArePostponedAndThoseThatSayWhatTheyWantAreLeftAlone() {
        runner.run(context -> {
            assertThat(context.getBean(Autopilot.class).postponed())
                    .contains("plain")
                    .doesNotContain("now", "later");
            assertThat(context.getBean(Autopilot.class).offReason()).isNull();
            assertThat(context.getBeanFactory().containsSingleton("plain")).isFalse();
            assertThat(context.getBeanFactory().containsSingleton("now")).isTrue();
            assertThat(context.getBeanFactory().containsSingleton("later")).isFalse();
            assertThat(context.getBean(FoundryFeature.class).figures())
                    .containsEntry("mode", "autopilot")
                    .containsKeys("eagerBeans", "postponedBeans", "decidedMicros", "warmUp");
        });
    }

    @Test
    void modeOffLeavesAllAsItIs() {
        runner.withPropertyValues("foundry.lazy.mode=off").run(isOff("foundry.lazy.mode"));
    }

    @Test
    void whatTheUserSaysAboutLazinessCountsEitherWay() {
        runner.withPropertyValues("spring.main.lazy-initialization=false")
                .run(isOff("spring.main.lazy-initialization"));
        runner.withPropertyValues("spring.main.lazy-initialization=true").run(isOff("spring.main.lazy-initialization"));
    }

    @Test
    void aProgramThatMakesAllLazyItselfIsLeftToDoSo() {
        SpringApplication application = new SpringApplication(Application.class, FoundryLazyAutoConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        try (ConfigurableApplicationContext context = application.run("--foundry.lazy.mode=autopilot")) {
            Autopilot autopilot = context.getBean(Autopilot.class);
            assertThat(autopilot.offReason()).contains("all beans are lazy", "setLazyInitialization");
            assertThat(autopilot.postponed()).isEmpty();
            assertThat(autopilot.eager()).isEmpty();
            assertThat(context.getBean(FoundryFeature.class).figures())
                    .containsEntry("mode", "off")
                    .containsEntry("reason", autopilot.offReason());
            assertThat(context.getBean(WarmUp.class).report().state()).isEqualTo(WarmUpReport.State.OFF);
            // As Spring Boot does it
            assertThat(context.getBeanFactory().containsSingleton("plain")).isFalse();
            assertThat(context.getBeanFactory().containsSingleton("now")).isTrue();
        }
    }

    @Test
    void aProcessorOfTheApplicationThatMakesAllLazyCountsAsWell() {
        runner.withBean(
                        LazyInitializationBeanFactoryPostProcessor.class,
                        LazyInitializationBeanFactoryPostProcessor::new)
                .run(context ->
                        assertThat(context.getBean(Autopilot.class).offReason()).contains("all beans are lazy"));
    }

    @Test
    void withoutAWebServerItWantsToBeAskedFor() {
        silent.run(isOff("there is no web server"));
    }

    @Test
    void wherePartsOfACircleMayComeInAnyOrderTheOrderIsSprings() {
        runner.withPropertyValues("spring.main.allow-circular-references=true")
                .run(isOff("spring.main.allow-circular-references"));
    }

    @Test
    void whereTheProgramAllowsCirclesTheOrderIsSpringsToo() {
        SpringApplication application = new SpringApplication(Started.Base.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAllowCircularReferences(true);
        try (ConfigurableApplicationContext context = application.run("--foundry.lazy.mode=autopilot")) {
            assertThat(context.getBean(Autopilot.class).offReason()).contains("setAllowCircularReferences");
        }
    }

    @Test
    void aRunThatOnlyTrainsCreatesAllThatItIsToRecord() {
        System.setProperty("spring.context.exit", "onRefresh");
        try {
            runner.run(isOff("only trains"));
        } finally {
            System.clearProperty("spring.context.exit");
        }
    }

    @Test
    void switchedOffThereIsNoBean() {
        for (String property : new String[] {"foundry.enabled=false", "foundry.lazy.enabled=false"}) {
            runner.withPropertyValues(property).run(context -> {
                assertThat(context)
                        .doesNotHaveBean(Autopilot.class)
                        .doesNotHaveBean(WarmUp.class)
                        .doesNotHaveBean(LazyFeature.class);
                assertThat(context.getBeanFactory().containsSingleton("plain")).isTrue();
            });
        }
    }

    @Test
    void aTestSeesAtStartWhatCannotBeCreated() {
        silent.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "Inlined Test Properties",
                                Map.of("org.example.WebMvcTestContextBootstrapper", "true"))))
                .run(isOff("this is a test"));
        silent.withPropertyValues("org.springframework.boot.test.context.SpringBootTestContextBootstrapper=true")
                .run(isOff("this is a test"));
    }

    @Test
    void aTestMaySwitchItOn() {
        runner.withPropertyValues(
                        "org.springframework.boot.test.context.SpringBootTestContextBootstrapper=true",
                        "foundry.lazy.mode=autopilot")
                .run(context ->
                        assertThat(context.getBean(Autopilot.class).postponed()).contains("plain"));
    }

    @Test
    void ownBeansOfTheApplicationComeFirst() {
        runner.withUserConfiguration(Own.class).run(context -> {
            assertThat(context).hasSingleBean(Autopilot.class).hasSingleBean(WarmUp.class);
            assertThat(context).hasBean("ownAutopilot").hasBean("ownWarmUp").hasBean("ownFeature");
            assertThat(context).hasSingleBean(LazyFeature.class);
        });
    }

    @Test
    void itNeedsNoActuatorMetersOrWebServer() {
        runner.withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.actuate", "io.micrometer", "org.springframework.boot.web.server"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(LazyFeature.class)
                        .doesNotHaveBean("foundryLazyMeters"));
    }

    @Test
    void itWorksInAWebApplicationWithoutAServerOfItsOwn() {
        new WebApplicationContextRunner()
                .withInitializer(AutopilotTests::startAsBootDoes)
                .withConfiguration(AutoConfigurations.of(FoundryLazyAutoConfiguration.class))
                .withUserConfiguration(Application.class)
                .withPropertyValues("foundry.lazy.mode=autopilot")
                .run(context ->
                        assertThat(context.getBean(Autopilot.class).postponed()).contains("plain"));
    }

    @Test
    void nothingIsDecidedAheadOfTime() {
        System.setProperty("spring.aot.processing", "true");
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(new StandardEnvironment());
            context.register(Application.class, FoundryLazyAutoConfiguration.class);
            InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
            DefaultGenerationContext generation = new DefaultGenerationContext(
                    new ClassNameGenerator(ClassName.get("example", "Application")), files);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            generation.writeGeneratedContent();

            assertThat(context.getBeanDefinition("plain").isLazyInit()).isFalse();
            assertThat(context.containsBeanDefinition("foundryAutopilot")).isTrue();
            assertThat(files.getGeneratedFiles(org.springframework.aot.generate.GeneratedFiles.Kind.SOURCE))
                    .anySatisfy((name, source) -> assertThat(name).contains("FoundryLazyAutoConfiguration"));
        } finally {
            System.clearProperty("spring.aot.processing");
        }
    }

    private static ContextConsumer<AssertableApplicationContext> isOff(String reason) {
        return context -> {
            assertThat(context.getBean(Autopilot.class).postponed()).isEmpty();
            assertThat(context.getBean(Autopilot.class).offReason()).contains(reason);
            assertThat(context.getBeanFactory().containsSingleton("plain")).isTrue();
            assertThat(context.getBean(WarmUp.class).report().state()).isEqualTo(WarmUpReport.State.OFF);
            assertThat(context.getBean(FoundryFeature.class).figures())
                    .containsEntry("mode", "off")
                    .containsKey("reason");
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean
        StringBuilder plain() {
            return new StringBuilder();
        }

        @Bean
        @Lazy(false)
        StringBuilder now() {
            return new StringBuilder();
        }

        @Bean
        @Lazy
        StringBuilder later() {
            return new StringBuilder();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        static Autopilot ownAutopilot(
                org.springframework.core.env.Environment environment,
                org.springframework.context.ApplicationContext context) {
            return new Autopilot(environment, context);
        }

        @Bean
        WarmUp ownWarmUp(
                Autopilot autopilot,
                org.springframework.context.ConfigurableApplicationContext context,
                LazyProperties properties) {
            return new WarmUp(autopilot, context, properties);
        }

        @Bean
        LazyFeature ownFeature(
                Autopilot autopilot,
                WarmUp warmUp,
                LazyProperties properties,
                org.springframework.context.ConfigurableApplicationContext context) {
            return new LazyFeature(autopilot, warmUp, properties, context.getBeanFactory());
        }
    }
}
