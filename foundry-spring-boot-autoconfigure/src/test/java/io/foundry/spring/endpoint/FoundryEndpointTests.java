package io.foundry.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.measure.MeasureProperties;
import io.foundry.spring.start.StartFeature;
import io.foundry.spring.start.StartProperties;
import io.foundry.spring.start.StartTimeline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.mock.env.MockEnvironment;

class FoundryEndpointTests {

    @Test
    @SuppressWarnings("serial")
    void whatIsDearToFindOutIsFoundOutOncePerCall() {
        AtomicInteger reads = new AtomicInteger();
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory() {
            @Override
            public ApplicationStartup getApplicationStartup() {
                reads.incrementAndGet();
                return super.getApplicationStartup();
            }
        };
        beans.setApplicationStartup(new StartTimeline(10));
        StartFeature start = new StartFeature(
                beans,
                new StartProperties(
                        true, new StartProperties.Timeline(true, 10), new StartProperties.Parallel(false, 1)));
        StaticListableBeanFactory features = new StaticListableBeanFactory(Map.of("start", start));
        FoundryEndpoint endpoint = new FoundryEndpoint(
                features, new MockEnvironment(), new MeasureProperties(true, Duration.ofSeconds(1)));

        reads.set(0);
        assertThat(endpoint.report().features().get("start")).isNotNull();
        assertThat(reads).hasValue(1);
        assertThat(endpoint.feature("start")).containsEntry("recorded", true).containsKey("problems");
        assertThat(reads).hasValue(2);
    }

    @Test
    void aFeatureThatCannotBeCreatedIsSaidAndDoesNotHideTheOthers() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean("broken", Broken.class, bean -> bean.setLazyInit(true));
            context.registerBean("good", Good.class);
            context.refresh();
            FoundryEndpoint endpoint = new FoundryEndpoint(
                    context.getBeanFactory(),
                    new MockEnvironment(),
                    new MeasureProperties(true, Duration.ofSeconds(1)));

            FoundryReport report = endpoint.report();

            assertThat(report.features()).containsKey("good");
            assertThat(report.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.id()).isEqualTo("feature-unreadable");
                assertThat(problem.detail()).contains("'broken'").doesNotContain("s3cret");
            });
            assertThat(endpoint.feature("good")).containsEntry("figure", 1);
        }
    }

    static class Good implements FoundryFeature {

        @Override
        public String name() {
            return "good";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("figure", 1);
        }
    }

    static class Broken extends Good {

        Broken() {
            throw new IllegalStateException("s3cret");
        }
    }
}
