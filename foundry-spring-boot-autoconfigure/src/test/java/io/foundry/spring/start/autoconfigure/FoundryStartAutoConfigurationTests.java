package io.foundry.spring.start.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.foundry.spring.start.StartFeature;
import io.foundry.spring.start.StartProperties;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.metrics.jfr.FlightRecorderApplicationStartup;
import org.springframework.javapoet.ClassName;

class FoundryStartAutoConfigurationTests {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FoundryStartAutoConfiguration.class));

    @Test
    void theStartIsAFeature() {
        contexts.run(context -> {
            assertThat(context.getBean(StartFeature.class).name()).isEqualTo("start");
            StartProperties properties = context.getBean(StartProperties.class);
            assertThat(properties.enabled()).isTrue();
            assertThat(properties.timeline()).isEqualTo(new StartProperties.Timeline(true, 4096));
            assertThat(properties.parallel()).isEqualTo(new StartProperties.Parallel(false, 2));
        });
    }

    @Test
    void itSaysWhyThereIsNoRecord() {
        contexts.run(context -> assertThat(context.getBean(StartFeature.class).figures())
                .contains(
                        entry("recorded", false),
                        entry("reason", "not recorded: the context was not started by SpringApplication")));
        contexts.withPropertyValues("foundry.start.timeline.enabled=false")
                .run(context -> assertThat(context.getBean(StartFeature.class).details())
                        .contains(entry("reason", "foundry.start.timeline.enabled is false")));
        contexts.withInitializer(context -> context.setApplicationStartup(new FlightRecorderApplicationStartup()))
                .run(context -> {
                    StartFeature feature = context.getBean(StartFeature.class);
                    assertThat(feature.figures())
                            .contains(entry(
                                    "reason",
                                    "not recorded: the application has its own ApplicationStartup, "
                                            + FlightRecorderApplicationStartup.class.getName()));
                    assertThat(feature.problems()).isEmpty();
                });
    }

    @Test
    void actuatorIsNotNeeded() {
        contexts.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(StartFeature.class));
    }

    @Test
    void switchedOffByItsOwnOrByFoundrysSwitch() {
        for (String property : new String[] {"foundry.start.enabled=false", "foundry.enabled=false"}) {
            contexts.withPropertyValues(property)
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(StartFeature.class)
                            .doesNotHaveBean(StartProperties.class));
        }
    }

    @Test
    void aUsersOwnFeatureIsLeftAsItIs() {
        StartFeature own =
                new StartFeature(new DefaultListableBeanFactory(), new StartProperties(true, TIMELINE, PARALLEL));
        contexts.withBean("own", StartFeature.class, () -> own)
                .run(context -> assertThat(context).getBean(StartFeature.class).isSameAs(own));
    }

    @Test
    void codeCanBeGeneratedForIt() {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation =
                new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("com.acme", "App")), files);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(FoundryStartAutoConfiguration.class);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        }
        generation.writeGeneratedContent();
        assertThat(files.getGeneratedFiles(Kind.SOURCE))
                .anySatisfy(
                        (name, content) -> assertThat(name).contains("FoundryStartAutoConfiguration__BeanDefinitions"));
    }

    private static final StartProperties.Timeline TIMELINE = new StartProperties.Timeline(true, 1);

    private static final StartProperties.Parallel PARALLEL = new StartProperties.Parallel(false, 1);
}
