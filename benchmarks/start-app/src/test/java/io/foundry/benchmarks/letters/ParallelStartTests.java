package io.foundry.benchmarks.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelStartTests {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static ConfigurableApplicationContext run(Class<?> more, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--foundry.start.parallel.enabled=true",
                "--spring.flyway.enabled=false",
                "--spring.jpa.hibernate.ddl-auto=create-drop",
                "--spring.main.register-shutdown-hook=false",
                "--spring.datasource.username=postgres",
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres")));
        for (String property : properties) {
            arguments.removeIf(
                    argument -> argument.startsWith("--" + property.substring(0, property.indexOf('=') + 1)));
            arguments.add("--" + property);
        }
        LettersApplication.Sealing.THREADS.clear();
        return new SpringApplication(LettersApplication.class, more).run(arguments.toArray(String[]::new));
    }

    private static String providersThread() {
        return LettersApplication.Sealing.THREADS.get(0);
    }

    @Test
    void theProviderWorksOnAThreadOfItsOwn() {
        try (ConfigurableApplicationContext context = run(NothingMore.class)) {
            assertThat(providersThread()).startsWith("foundry-start-");
            assertThat(context.getBean(EntityManagerFactory.class).isOpen()).isTrue();
        }
    }

    @Test
    void aConverterThatIsABeanAndAFilterThatNeedsTheFactoryDoNotWaitForEachOther() {
        try (ConfigurableApplicationContext context = run(NothingMore.class)) {
            assertThat(context.getBean(LettersApplication.Counting.class).atStart)
                    .isZero();
            assertThat(providersThread()).startsWith("foundry-start-");
        }
    }

    @Test
    void switchedOffItWorksOnTheThreadOfTheStart() {
        for (String property : List.of(
                "foundry.start.parallel.enabled=false", "foundry.start.enabled=false", "foundry.enabled=false")) {
            try (ConfigurableApplicationContext context = run(NothingMore.class, property)) {
                assertThat(context.isActive()).isTrue();
                assertThat(providersThread())
                        .as(property)
                        .isEqualTo(Thread.currentThread().getName());
            }
        }
    }

    @Test
    void anExecutorOfTheApplicationIsKept() {
        try (ConfigurableApplicationContext context = run(OwnExecutor.class)) {
            assertThat(context.isActive()).isTrue();
            assertThat(providersThread()).startsWith("own-");
        }
    }

    @Test
    void aLazyFactoryStaysLazy() {
        try (ConfigurableApplicationContext context = run(LazyFactory.class, "foundry.lazy.warm-up=false")) {
            // The filter needs it
            assertThat(context.getBeanFactory().containsSingleton("entityManagerFactory"))
                    .isTrue();
            assertThat(LazyFactory.seenAhead).isFalse();
            assertThat(providersThread()).doesNotStartWith("foundry-start-");
        }
    }

    @Test
    void whatTheProviderRefusesEndsTheStartAsItDoesWithout() {
        String broken = "spring.jpa.hibernate.ddl-auto=validate";
        String message = "missing table [";
        assertThatThrownBy(() -> run(NothingMore.class, broken, "foundry.enabled=false"))
                .hasStackTraceContaining(message);
        assertThatThrownBy(() -> run(NothingMore.class, broken)).hasStackTraceContaining(message);
    }

    @Configuration(proxyBeanMethods = false)
    static class NothingMore {}

    @Configuration(proxyBeanMethods = false)
    static class OwnExecutor {

        @Bean
        EntityManagerFactoryBuilderCustomizer own() {
            return builder -> builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor("own-"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyFactory {

        static boolean seenAhead;

        @Bean
        static BeanFactoryPostProcessor lazy() {
            return beans -> beans.getBeanDefinition("entityManagerFactory").setLazyInit(true);
        }

        @Bean
        static WebServerFactoryCustomizer<WebServerFactory> look(ConfigurableListableBeanFactory beans) {
            return factory -> seenAhead = beans.containsSingleton("entityManagerFactory");
        }
    }
}
