package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** No event is lost: listeners that Spring sees come at their first event, the others are there from the start. */
class EventsCompletenessTests {

    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    @BeforeEach
    void nothingHeard() {
        HEARD.clear();
    }

    @Test
    void eachListenerHearsEachEventOnce() {
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--spring.main.web-application-type=none")) {
            context.publishEvent("one");
            context.publishEvent("two");

            assertThat(HEARD)
                    .containsExactlyInAnyOrder(
                            "annotated one", "annotated two", "hidden one", "hidden two", "typed one", "typed two");
        }
    }

    @Test
    void listenersThatSpringSeesComeAtTheirFirstEvent() {
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--spring.main.web-application-type=none")) {
            assertThat(context.getBeanFactory().containsSingleton("annotated")).isFalse();
            assertThat(context.getBeanFactory().containsSingleton("typed")).isFalse();
            context.publishEvent("one");
            assertThat(context.getBeanFactory().containsSingleton("annotated")).isTrue();
            assertThat(context.getBeanFactory().containsSingleton("typed")).isTrue();
        }
    }

    @Test
    void aListenerBehindAnInterfaceIsThereFromTheStart() {
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--spring.main.web-application-type=none")) {
            assertThat(LazyApp.reason(context, "hidden")).isEqualTo("declared as Greeting, so its class is not known");
            context.publishEvent("three");
            assertThat(HEARD).contains("hidden three");
        }
    }

    @Test
    void aStaticHolderHasTheContextFromTheStart() {
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--spring.main.web-application-type=none")) {
            assertThat(Holder.context).isSameAs(context);
            assertThat(LazyApp.reason(context, "holder")).isEqualTo("keeps the context in a static field");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        Annotated annotated() {
            return new Annotated();
        }

        @Bean
        Typed typed() {
            return new Typed();
        }

        @Bean
        Greeting hidden() {
            return new Hidden();
        }

        @Bean
        Holder holder() {
            return new Holder();
        }
    }

    interface Greeting {}

    static final class Hidden implements Greeting {

        @EventListener
        void on(String event) {
            HEARD.add("hidden " + event);
        }
    }

    static final class Annotated {

        @EventListener
        void on(String event) {
            HEARD.add("annotated " + event);
        }
    }

    static final class Typed implements ApplicationListener<PayloadApplicationEvent<String>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<String> event) {
            HEARD.add("typed " + event.getPayload());
        }
    }

    static final class Holder implements ApplicationContextAware {

        private static ApplicationContext context;

        @Override
        public void setApplicationContext(ApplicationContext applicationContext) {
            context = applicationContext;
        }
    }
}
