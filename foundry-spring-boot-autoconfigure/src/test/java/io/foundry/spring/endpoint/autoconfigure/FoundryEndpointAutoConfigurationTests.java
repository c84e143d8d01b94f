package io.foundry.spring.endpoint.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.endpoint.FoundryEndpoint;
import io.foundry.spring.measure.MeasureProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class FoundryEndpointAutoConfigurationTests {

    private final WebApplicationContextRunner contexts = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(EndpointAutoConfiguration.class, FoundryEndpointAutoConfiguration.class))
            .withPropertyValues("management.endpoints.web.exposure.include=foundry");

    @Test
    void presentWhereItIsExposed() {
        contexts.run(context -> assertThat(context).hasSingleBean(FoundryEndpoint.class));
    }

    @Test
    void absentWhereItIsNotExposed() {
        contexts.withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).doesNotHaveBean(FoundryEndpoint.class));
    }

    @Test
    void absentWhereAccessIsDenied() {
        contexts.withPropertyValues("management.endpoint.foundry.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(FoundryEndpoint.class));
    }

    @Test
    void absentWhereFoundryIsSwitchedOff() {
        contexts.withPropertyValues("foundry.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(FoundryEndpoint.class));
    }

    @Test
    void absentWithoutActuator() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FoundryEndpointAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FoundryEndpoint.class));
    }

    @Test
    void backsOffForAUsersOwn() {
        MockEnvironment environment = new MockEnvironment();
        FoundryEndpoint own = new FoundryEndpoint(
                new StaticListableBeanFactory(), environment, new MeasureProperties(true, Duration.ofSeconds(5)));
        contexts.withBean("own", FoundryEndpoint.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(FoundryEndpoint.class)).isSameAs(own));
    }
}
