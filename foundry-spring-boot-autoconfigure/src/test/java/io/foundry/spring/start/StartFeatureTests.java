package io.foundry.spring.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.foundry.spring.feature.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** On real applications, with and without a web server. */
class StartFeatureTests {

    @Test
    void itTellsWhoWasCreatedWhenByWhomAndForWhom() throws Exception {
        try (ConfigurableApplicationContext context = run(WebApplicationType.NONE)) {
            onThread("foundry-warm-up-1", () -> context.getBean("warmed"));
            onThread("traffic-1", () -> context.getBean("requested"));
            StartFeature feature = context.getBean(StartFeature.class);

            Map<String, Object> figures = feature.figures();
            assertThat(figures)
                    .contains(
                            entry("recorded", true),
                            entry("beansByWarmUp", 1),
                            entry("beansByRequests", 1),
                            entry("beansAfterReady", 0))
                    .containsKeys("refreshMillis", "slowestBean", "savedMillisEstimate");
            assertThat((Double) figures.get("secondsFromJvmStartToReady")).isPositive();
            assertThat((Integer) figures.get("beansBeforeReady")).isGreaterThan(10);
            assertThat((Integer) figures.get("beansNeverCreated")).isPositive();

            Map<String, Object> details = feature.details();
            assertThat(row(details, "beans", "bean", "needed"))
                    .contains(entry("requestedBy", "needing"), entry("phase", BeanCreation.Phase.START));
            Map<String, Object> needing = row(details, "beans", "bean", "needing");
            assertThat(needing)
                    .contains(entry("requestedBy", "spring.context.refresh"), entry("broughtAlong", 1))
                    .containsEntry("thread", Thread.currentThread().getName());
            assertThat((Double) needing.get("ownMillis")).isLessThan((Double) needing.get("totalMillis"));
            assertThat(row(details, "beans", "bean", "warmed"))
                    .contains(
                            entry("phase", BeanCreation.Phase.WARM_UP),
                            entry("thread", "foundry-warm-up-1"),
                            entry("broughtAlong", 0));
            assertThat(row(details, "beans", "bean", "requested"))
                    .contains(entry("phase", BeanCreation.Phase.REQUEST), entry("thread", "traffic-1"));
            assertThat(details.get("neverCreated")).asInstanceOf(LIST).contains("unneeded");
            assertThat(row(details, "stages", "stage", "spring.context.refresh"))
                    .isNotNull();
            assertThat(row(details, "stages", "stage", "spring.context.config-classes.parse"))
                    .isNotNull();
            assertThat(details.get("saving")).asString().contains("an estimate");
        }
    }

    @Test
    void theSavingIsWhatTheWarmUpsThreadSpent() throws Exception {
        try (ConfigurableApplicationContext context = run(WebApplicationType.NONE)) {
            assertThat(saved(context)).isZero();
            onThread("foundry-warm-up-1", () -> context.getBean("slowToCreate"));
            assertThat(saved(context)).isGreaterThanOrEqualTo(60.0);
        }
    }

    private static double saved(ConfigurableApplicationContext context) {
        return (Double) context.getBean(StartFeature.class).figures().get("savedMillisEstimate");
    }

    @Test
    void aPostponedBeanThatDelayedAResponseIsSuggestedForExclusion() throws Exception {
        SpringApplication application = application(WebApplicationType.NONE, Plain.class);
        application.setDefaultProperties(Map.of("foundry.lazy.mode", "autopilot", "foundry.lazy.warm-up", "false"));
        try (ConfigurableApplicationContext context = application.run()) {
            onThread("traffic-1", () -> context.getBean("slow"));
            assertThat(problems(context, "start-first-use-slow"))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.severity()).isEqualTo(Problem.Severity.INFO);
                        assertThat(problem.detail()).startsWith("Bean 'slow' was first needed by thread 'traffic-1'");
                        assertThat(problem.action()).contains("add slow to foundry.lazy.exclude");
                    });
        }
        // What is suggested helps
        try (ConfigurableApplicationContext context = application.run("--foundry.lazy.exclude=slow")) {
            onThread("traffic-1", () -> context.getBean("slow"));
            assertThat(problems(context, "start-first-use-slow")).isEmpty();
        }
    }

    @Test
    void aBeanThatIsLazyByTheUsersWishIsToldWhatChangesThat() throws Exception {
        for (String lazy : List.of("autopilot", "off")) {
            SpringApplication application = application(WebApplicationType.NONE, App.class);
            application.setDefaultProperties(Map.of("foundry.lazy.mode", lazy, "foundry.lazy.warm-up", "false"));
            try (ConfigurableApplicationContext context = application.run()) {
                onThread("traffic-1", () -> context.getBean("slowToCreate"));
                onThread("traffic-2", () -> context.getBean("requested"));
                assertThat(problems(context, "start-first-use-slow"))
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.action())
                                .contains("which foundry.lazy.exclude does not change", "@Lazy(false)")
                                .doesNotContain("add slowToCreate"));
            }
        }
    }

    @Test
    void whatTheWarmUpCreatedDelaysNobody() throws Exception {
        try (ConfigurableApplicationContext context = run(WebApplicationType.NONE)) {
            onThread("foundry-warm-up-1", () -> context.getBean("slowToCreate"));
            assertThat(problems(context, "start-first-use-slow")).isEmpty();
        }
    }

    @Test
    void slowBeansOfTheStartAreNamed() {
        try (ConfigurableApplicationContext context = run(WebApplicationType.NONE, Slow.class)) {
            assertThat(problems(context, "start-slow-beans"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.detail()).contains("'sleeper' 1"));
        }
    }

    @Test
    void aFullTimelineIsSaid() {
        try (ConfigurableApplicationContext context =
                run(WebApplicationType.NONE, App.class, "--foundry.start.timeline.capacity=10")) {
            assertThat(problems(context, "start-timeline-full")).hasSize(1);
        }
    }

    @Test
    void aRequestsBeansAreSeenAtTheEndpointsJson() throws Exception {
        try (ConfigurableApplicationContext context = run(WebApplicationType.SERVLET, Web.class, "--server.port=0")) {
            Integer port = context.getEnvironment().getProperty("local.server.port", Integer.class);
            assertThat(get(port)).isEqualTo("made for a request");
            Map<String, Object> details = context.getBean(StartFeature.class).details();
            assertThat(row(details, "stages", "stage", "spring.boot.webserver.create"))
                    .isNotNull();
            assertThat(row(details, "beans", "bean", "perFirstRequest"))
                    .contains(entry("phase", BeanCreation.Phase.REQUEST))
                    .doesNotContainKey("requestedBy");
            assertThat(new JsonMapper().writeValueAsString(details)).contains("\"phase\":\"REQUEST\"");
        }
    }

    @Test
    void aRecorderOfTheApplicationsOwnIsReadAndLeftAsItIs() throws Exception {
        SpringApplication application = application(WebApplicationType.NONE, App.class);
        BufferingApplicationStartup own = new BufferingApplicationStartup(4096);
        application.setApplicationStartup(own);
        try (ConfigurableApplicationContext context = application.run()) {
            int before = own.getBufferedTimeline().getEvents().size();
            onThread("traffic-1", () -> context.getBean("requested"));
            Map<String, Object> details = context.getBean(StartFeature.class).details();
            assertThat(details)
                    .contains(entry("recorded", true), entry("beansAfterReady", 1), entry("beansByRequests", 0));
            assertThat(row(details, "beans", "bean", "needed"))
                    .contains(entry("requestedBy", "needing"))
                    .doesNotContainKey("thread");
            assertThat(own.getBufferedTimeline().getEvents().size()).isGreaterThan(before);
        }
    }

    @Test
    void askingCreatesNoBean() {
        try (ConfigurableApplicationContext context = run(WebApplicationType.NONE)) {
            StartFeature feature = context.getBean(StartFeature.class);
            Object before = feature.figures().get("beansNeverCreated");
            feature.details();
            feature.problems();
            assertThat(feature.figures()).containsEntry("beansNeverCreated", before);
        }
    }

    private static List<Problem> problems(ConfigurableApplicationContext context, String id) {
        return context.getBean(StartFeature.class).problems().stream()
                .filter(problem -> problem.id().equals(id))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Map<String, Object> details, String list, String key, String value) {
        return ((List<Map<String, Object>>) details.get(list))
                .stream()
                        .filter(row -> row.get(key).equals(value))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + value + " in " + details.get(list)));
    }

    private static String get(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void onThread(String name, Runnable work) throws InterruptedException {
        Thread thread = new Thread(work, name);
        thread.start();
        thread.join();
    }

    private static ConfigurableApplicationContext run(WebApplicationType type) {
        return run(type, App.class);
    }

    private static ConfigurableApplicationContext run(WebApplicationType type, Class<?> source, String... arguments) {
        return application(type, source).run(arguments);
    }

    private static SpringApplication application(WebApplicationType type, Class<?> source) {
        SpringApplication application = new SpringApplication(source);
        application.setWebApplicationType(type);
        application.setLogStartupInfo(false);
        // Only the threads of these tests are to create what is lazy.
        application.setDefaultProperties(Map.of("foundry.lazy.enabled", "false"));
        return application;
    }

    /** At least so long, which is all that is asserted. */
    private static Object createdIn(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Object();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        StringBuilder needing(StringBuffer needed) {
            return new StringBuilder(needed);
        }

        @Bean
        @Lazy
        StringBuffer needed() {
            createdIn(5);
            return new StringBuffer();
        }

        @Bean
        @Lazy
        Object warmed() {
            return new Object();
        }

        @Bean
        @Lazy
        Object requested() {
            return new Object();
        }

        @Bean
        @Lazy
        Object slowToCreate() {
            return createdIn(60);
        }

        @Bean
        @Lazy
        Object unneeded() {
            return new Object();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {

        @Bean
        StringBuilder slow() {
            return new StringBuilder().append(createdIn(60));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Slow {

        @Bean
        Object sleeper() {
            return createdIn(120);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Web {

        @Bean
        @Lazy
        StringBuilder perFirstRequest() {
            return new StringBuilder("made for a request");
        }

        @Bean
        Hello hello(ObjectProvider<StringBuilder> text) {
            return new Hello(text);
        }
    }

    @RestController
    record Hello(ObjectProvider<StringBuilder> text) {

        @GetMapping("/")
        String hello() {
            return text.getObject().toString();
        }
    }
}
