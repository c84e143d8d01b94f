package io.foundry.spring.pool;

import static io.foundry.spring.config.FoundryProperties.check;
import static io.foundry.spring.config.FoundryProperties.checkAtLeast;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Defaults for HikariCP; whatever is set under {@code spring.datasource.hikari} comes before them.
 *
 * @param enabled Whether HikariCP gets these defaults and its connections are opened before traffic comes.
 * @param maxSize Largest number of connections that a pool opens.
 * @param minIdle Number of idle connections that a pool keeps ready; also the number opened by prewarm.
 * @param acquireTimeout Longest time that a caller waits for a connection.
 * @param idleTimeout Time after which an idle connection above min-idle is closed.
 * @param maxLifetime Longest life of a connection; keep it below the idle limit of server, proxy and firewall.
 * @param prewarm Whether min-idle connections are open before the application reports that it accepts traffic.
 * @param prewarmTimeout Longest time that the application waits for prewarm before it accepts traffic all the same.
 */
@ConfigurationProperties("foundry.pool")
public record PoolProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("32") int maxSize,
        @DefaultValue("5") int minIdle,
        @DefaultValue("3s") Duration acquireTimeout,
        @DefaultValue("10m") Duration idleTimeout,
        @DefaultValue("30m") Duration maxLifetime,
        @DefaultValue("true") boolean prewarm,
        @DefaultValue("10s") Duration prewarmTimeout) {

    // HikariCP silently replaces or refuses less than these; an error at start says so instead.
    private static final Duration LEAST_ACQUIRE_TIMEOUT = Duration.ofMillis(250);

    private static final Duration LEAST_IDLE_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration LEAST_MAX_LIFETIME = Duration.ofSeconds(30);

    /**
     * Checks each value on its own. Two that contradict each other are no error, because one of them may be a default:
     * a min-idle above max-size counts as max-size, an idle-timeout above max-lifetime as half of that.
     */
    public PoolProperties {
        check(maxSize >= 1, "foundry.pool.max-size", maxSize, "must be at least 1");
        check(minIdle >= 0, "foundry.pool.min-idle", minIdle, "must be at least 0");
        checkAtLeast(acquireTimeout, LEAST_ACQUIRE_TIMEOUT, "foundry.pool.acquire-timeout");
        checkAtLeast(idleTimeout, LEAST_IDLE_TIMEOUT, "foundry.pool.idle-timeout");
        checkAtLeast(maxLifetime, LEAST_MAX_LIFETIME, "foundry.pool.max-lifetime");
        checkAtLeast(prewarmTimeout, Duration.ZERO, "foundry.pool.prewarm-timeout");
    }
}
