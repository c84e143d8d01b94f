package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a request meets is there, and a management port of its own answers. */
class WebCompletenessTests {

    @Test
    void filtersServletsAndControllersAnswer() throws Exception {
        try (ConfigurableApplicationContext context = LazyApp.run(App.class)) {
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            assertThat(beans.containsSingleton("greeter"))
                    .as("a controller is fetched at its first request")
                    .isFalse();

            HttpResponse<String> greeting = LazyApp.get(context, "/greet");

            assertThat(greeting.body()).isEqualTo("hello");
            assertThat(greeting.headers().firstValue("X-Stamp")).hasValue("stamped");
            assertThat(LazyApp.get(context, "/plain").body()).isEqualTo("served");
            assertThat(LazyApp.reason(context, "stamp")).isEqualTo("web infrastructure");
            assertThat(LazyApp.reason(context, "plain")).isEqualTo("web infrastructure");
            assertThat(LazyApp.reason(context, "requestMappingHandlerMapping")).isEqualTo("web infrastructure");
        }
    }

    @Test
    void theFirstRequestFindsTheMappingsMade() {
        try (ConfigurableApplicationContext context = LazyApp.run(App.class)) {
            assertThat(context.getBeanFactory().containsSingleton("requestMappingHandlerMapping"))
                    .isTrue();
            assertThat(context.getBeanFactory().containsSingleton("requestMappingHandlerAdapter"))
                    .isTrue();
        }
    }

    @Test
    void aManagementPortOfItsOwnAnswers() throws Exception {
        try (ConfigurableApplicationContext context = LazyApp.run(
                App.class,
                "--management.server.port=0",
                "--management.health.redis.enabled=false",
                "--management.endpoints.web.exposure.include=*")) {
            String port = context.getEnvironment().getProperty("local.management.port");

            assertThat(port).isNotEqualTo(context.getEnvironment().getProperty("local.server.port"));
            assertThat(LazyApp.get(port, "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(LazyApp.get(port, "/actuator/beans").statusCode()).isEqualTo(200);
            assertThat(context.getBean(Autopilot.class).eager())
                    .hasEntrySatisfying(
                            "childManagementContextInitializer",
                            reason -> assertThat(reason).isEqualTo("has a life cycle"));
        }
    }

    @Test
    void theFirstQuestionForHealthFindsTheIndicatorsMade() throws Exception {
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--management.health.redis.enabled=false")) {
            assertThat(context.getBeanFactory().containsSingleton("disease")).isTrue();
            assertThat(LazyApp.reason(context, "disease")).isEqualTo("health");
            assertThat(LazyApp.get(context, "/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        Greeter greeter() {
            return new Greeter();
        }

        @Bean
        Stamp stamp() {
            return new Stamp();
        }

        @Bean
        ServletRegistrationBean<Plain> plain() {
            return new ServletRegistrationBean<>(new Plain(), "/plain");
        }

        @Bean
        Disease disease() {
            return new Disease();
        }
    }

    @RestController
    static class Greeter {

        @GetMapping("/greet")
        String greet() {
            return "hello";
        }
    }

    static final class Stamp extends HttpFilter implements Filter {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, jakarta.servlet.ServletException {
            response.addHeader("X-Stamp", "stamped");
            chain.doFilter(request, response);
        }
    }

    static final class Plain extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("served");
        }
    }

    static final class Disease implements HealthIndicator {

        @Override
        public Health health() {
            return Health.up().build();
        }
    }
}
