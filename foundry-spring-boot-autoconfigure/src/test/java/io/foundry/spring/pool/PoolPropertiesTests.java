package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foundry.spring.config.FoundryProperties;
import io.foundry.spring.config.InvalidPropertyException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class PoolPropertiesTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void defaultsAreThoseOfTheDesign() {
        assertThat(bind())
                .isEqualTo(new PoolProperties(
                        true,
                        List.of(),
                        32,
                        5,
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        true,
                        Duration.ofSeconds(10),
                        List.of(),
                        PoolProperties.Unreachable.CONTINUE,
                        Duration.ofSeconds(30),
                        true,
                        new PoolProperties.Driver(true, 256, 5, true, Duration.ofSeconds(10), Duration.ZERO, ""),
                        new PoolProperties.Advisor(true, Duration.ofMillis(20), 1, Duration.ZERO),
                        new PoolProperties.HeldIdle(true, Duration.ofMillis(250), Duration.ofMinutes(1)),
                        new PoolProperties.Async(true)));
    }

    @ParameterizedTest
    @CsvSource({
        "max-size,-1,'foundry.pool.max-size is -1 but must be at least 1'",
        "max-size,0,'foundry.pool.max-size is 0 but must be at least 1'",
        "min-idle,-2,'foundry.pool.min-idle is -2 but must be at least 0'",
        "acquire-timeout,100ms,'foundry.pool.acquire-timeout is 100ms but must be at least 250ms'",
        "idle-timeout,5s,'foundry.pool.idle-timeout is 5s but must be at least 10s'",
        "max-lifetime,1s,'foundry.pool.max-lifetime is 1s but must be at least 30s'",
        "driver.statement-cache,-1,'foundry.pool.driver.statement-cache is -1 but must be at least 0'",
        "driver.prepare-threshold,-1,'foundry.pool.driver.prepare-threshold is -1 but must be at least 0'",
        "driver.connect-timeout,-1s,'foundry.pool.driver.connect-timeout is -1s but must be at least 0ms'",
        "advisor.wait-target,0s,'foundry.pool.advisor.wait-target is 0ms but must be at least 1ms'",
        "advisor.replicas,0,'foundry.pool.advisor.replicas is 0 but must be at least 1'",
        "held-idle.interval,1ms,'foundry.pool.held-idle.interval is 1ms but must be at least 10ms'",
        "held-idle.leak-after,1ms,'foundry.pool.held-idle.leak-after is 1ms but must be at least 1s'",
        "unreachable-timeout,-1s,'foundry.pool.unreachable-timeout is -1s but must be at least 0ms'",
        "prewarm-timeout,-1s,'foundry.pool.prewarm-timeout is -1s but must be at least 0ms'",
    })
    void aValueThatCannotWorkIsRefusedWithItsRule(String name, String value, String message) {
        environment.setProperty("foundry.pool." + name, value);
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(this::bind)
                .withMessage(message)
                .satisfies(failure -> assertThat(failure.property()).isEqualTo("foundry.pool." + name))
                .satisfies(failure -> assertThat(failure.origin()).isNotNull());
    }

    @Test
    void aSmallMaxSizeAloneIsNoContradiction() {
        environment.setProperty("foundry.pool.max-size", "2");
        assertThat(bind().maxSize()).isEqualTo(2);
    }

    static PoolProperties defaults() {
        return FoundryProperties.bind(new MockEnvironment(), "foundry.pool", PoolProperties.class);
    }

    private PoolProperties bind() {
        return FoundryProperties.bind(environment, "foundry.pool", PoolProperties.class);
    }
}
