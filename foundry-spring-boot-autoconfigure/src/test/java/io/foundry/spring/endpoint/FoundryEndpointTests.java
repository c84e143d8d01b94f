package io.foundry.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.measure.MeasureProperties;
import io.foundry.spring.start.StartFeature;
import io.foundry.spring.start.StartProperties;
import io.foundry.spring.start.StartTimeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
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
        FoundryEndpoint endpoint = new FoundryEndpoint(
                List.of(start), new MockEnvironment(), new MeasureProperties(true, Duration.ofSeconds(1)));

        reads.set(0);
        assertThat(endpoint.report().features().get("start")).isNotNull();
        assertThat(reads).hasValue(1);
        assertThat(endpoint.feature("start")).containsEntry("recorded", true).containsKey("problems");
        assertThat(reads).hasValue(2);
    }
}
