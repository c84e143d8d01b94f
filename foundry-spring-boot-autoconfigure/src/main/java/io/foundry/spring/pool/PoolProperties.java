package io.foundry.spring.pool;

import static io.foundry.spring.config.FoundryProperties.check;
import static io.foundry.spring.config.FoundryProperties.checkAtLeast;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Defaults for HikariCP; whatever is set under {@code spring.datasource.hikari} comes before them.
 *
 * @param enabled Whether HikariCP gets these defaults and its connections are opened before traffic comes.
 * @param exclude Names of DataSource beans that are left alone, apart from being shown.
 * @param maxSize Largest number of connections that a pool opens.
 * @param minIdle Number of idle connections that a pool keeps ready; also the number opened by prewarm.
 * @param acquireTimeout Longest time that a caller waits for a connection.
 * @param idleTimeout Time after which an idle connection above min-idle is closed.
 * @param maxLifetime Longest life of a connection; keep it below the idle limit of server, proxy and firewall.
 * @param prewarm Whether min-idle connections are open before the application reports that it accepts traffic.
 * @param prewarmTimeout Longest time that the application waits for prewarm before it accepts traffic all the same.
 * @param warmUpSql Statements that each new connection runs once before it is given out, such as a query that every request makes; one that fails is logged and left out. They run before HikariCP sets schema and catalog and runs connection-init-sql.
 * @param unreachable What happens when the database cannot be reached at start.
 * @param unreachableTimeout Longest time that the start waits for the database where unreachable is wait.
 * @param driverTuning Whether the PostgreSQL driver gets the settings under foundry.pool.driver.
 * @param driver Settings for the PostgreSQL driver, where neither its URL nor data-source-properties has them.
 * @param advisor Advice on the pool's size and settings.
 * @param heldIdle Detection of connections that are held while no statement runs.
 * @param async Asynchronous acquisition.
 */
@ConfigurationProperties("foundry.pool")
public record PoolProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> exclude,
        @DefaultValue("32") int maxSize,
        @DefaultValue("5") int minIdle,
        @DefaultValue("3s") Duration acquireTimeout,
        @DefaultValue("10m") Duration idleTimeout,
        @DefaultValue("30m") Duration maxLifetime,
        @DefaultValue("true") boolean prewarm,
        @DefaultValue("10s") Duration prewarmTimeout,
        @DefaultValue List<String> warmUpSql,
        @DefaultValue("continue") Unreachable unreachable,
        @DefaultValue("30s") Duration unreachableTimeout,
        @DefaultValue("true") boolean driverTuning,
        @DefaultValue Driver driver,
        @DefaultValue Advisor advisor,
        @DefaultValue HeldIdle heldIdle,
        @DefaultValue Async async) {

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
        checkAtLeast(unreachableTimeout, Duration.ZERO, "foundry.pool.unreachable-timeout");
    }

    /** What happens when the database cannot be reached at start. */
    public enum Unreachable {
        /** The start goes on; whoever needs the database at start fails by itself, and prewarm tells of it. */
        CONTINUE,
        /** The start waits, asking again and again, and fails when the time is over. */
        WAIT,
        /** The start fails at once. */
        FAIL
    }

    /**
     * Settings for the PostgreSQL driver.
     *
     * @param rewriteBatches Whether a batch of inserts is sent as few statements with many rows; the driver then reports no count per row.
     * @param statementCache Number of statements that each connection keeps parsed; 0 keeps none.
     * @param prepareThreshold Number of uses after which a statement is prepared on the server; 0 never prepares, for poolers that cannot keep prepared statements.
     * @param tcpKeepAlive Whether the operating system checks idle connections, so that a vanished server is noticed and firewalls keep them open.
     * @param connectTimeout Longest time for the TCP connection; 0 waits as long as the operating system does.
     * @param socketTimeout Longest time without an answer before a connection is given up; 0, the default, for none, because it also ends long queries and migrations.
     * @param applicationName Name that the server shows for the connections; spring.application.name if empty.
     */
    public record Driver(
            @DefaultValue("true") boolean rewriteBatches,
            @DefaultValue("256") int statementCache,
            @DefaultValue("5") int prepareThreshold,
            @DefaultValue("true") boolean tcpKeepAlive,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("0s") Duration socketTimeout,
            @DefaultValue("") String applicationName) {

        /** Checks each value. */
        public Driver {
            check(statementCache >= 0, "foundry.pool.driver.statement-cache", statementCache, "must be at least 0");
            check(
                    prepareThreshold >= 0,
                    "foundry.pool.driver.prepare-threshold",
                    prepareThreshold,
                    "must be at least 0");
            checkAtLeast(connectTimeout, Duration.ZERO, "foundry.pool.driver.connect-timeout");
            checkAtLeast(socketTimeout, Duration.ZERO, "foundry.pool.driver.socket-timeout");
        }
    }

    /**
     * Settings of the advisor.
     *
     * @param enabled Whether live figures are kept and advice is given.
     * @param waitTarget Wait for a connection that 99 of 100 callers should stay below.
     * @param replicas Number of instances of the application that use the same database server.
     * @param proxyIdleTimeout Time after which a proxy, load balancer or firewall between application and server drops an idle connection; 0 where there is none.
     */
    public record Advisor(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("20ms") Duration waitTarget,
            @DefaultValue("1") int replicas,
            @DefaultValue("0s") Duration proxyIdleTimeout) {

        /** Checks each value. */
        public Advisor {
            checkAtLeast(waitTarget, Duration.ofMillis(1), "foundry.pool.advisor.wait-target");
            check(replicas >= 1, "foundry.pool.advisor.replicas", replicas, "must be at least 1");
            checkAtLeast(proxyIdleTimeout, Duration.ZERO, "foundry.pool.advisor.proxy-idle-timeout");
        }
    }

    /**
     * Settings of the held-idle detector.
     *
     * @param enabled Whether holders of connections are looked at from time to time.
     * @param interval Time between two looks.
     * @param leakAfter Time after which a connection that was not given back, and runs no statement, is reported as a suspected leak.
     */
    public record HeldIdle(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("250ms") Duration interval,
            @DefaultValue("1m") Duration leakAfter) {

        /** Checks each value. */
        public HeldIdle {
            checkAtLeast(interval, Duration.ofMillis(10), "foundry.pool.held-idle.interval");
            checkAtLeast(leakAfter, Duration.ofSeconds(1), "foundry.pool.held-idle.leak-after");
        }
    }

    /**
     * Settings of asynchronous acquisition.
     *
     * @param enabled Whether there is a bean that gives connections as futures.
     */
    public record Async(@DefaultValue("true") boolean enabled) {}
}
