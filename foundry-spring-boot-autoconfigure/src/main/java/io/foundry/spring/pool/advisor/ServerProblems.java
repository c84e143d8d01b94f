package io.foundry.spring.pool.advisor;

import static io.foundry.spring.pool.advisor.AdviceText.format;

import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Problem.Severity;
import org.jspecify.annotations.Nullable;

/** What a pool wants and the server, or something on the way to it, does not allow. Stateless. */
final class ServerProblems {

    /** HikariCP looks for idle connections twice a minute. */
    static final long HOUSEKEEPING_MILLIS = 30_000;

    /** HikariCP refuses a shorter one. */
    static final long LEAST_KEEPALIVE_MILLIS = 30_000;

    private ServerProblems() {}

    static @Nullable Problem exceedsServer(PoolFacts facts) {
        ServerLimits server = facts.server();
        if (server == null) {
            return null;
        }
        int replicas = facts.settings().replicas();
        long wanted = (long) facts.pool().maxSize() * replicas;
        ServerLimits.Limit limit = server.tightest();
        if (wanted <= limit.left()) {
            return null;
        }
        String others = server.open() == null
                ? "others are not counted, because the role may not see them"
                : "others have " + limit.others() + " of them open";
        int allowed = server.allowsEach(replicas);
        boolean noneLeft = server.open() != null && server.open().ofApplication() >= limit.left();
        return new Problem(
                "pool-exceeds-server",
                noneLeft ? Severity.ERROR : Severity.WARNING,
                format(
                        "Pool '%s' may open %d connections in each of %d replicas, %d together, but %s is %d, and %s",
                        facts.pool().name(),
                        facts.pool().maxSize(),
                        replicas,
                        wanted,
                        limit.name(),
                        limit.connections(),
                        noneLeft ? others + "; none was left when the server was last asked" : others),
                (allowed > 0
                                ? "Set " + PoolProblems.MAX_SIZE + " to " + allowed + " or less, raise the limit"
                                : "Raise the limit, run fewer replicas (foundry.pool.advisor.replicas)")
                        + ", or share connections through a pooler");
    }

    static @Nullable Problem outlivesIdleLimit(PoolFacts facts) {
        ServerLimits server = facts.server();
        long ofServer = server == null ? 0 : server.idleSessionTimeoutMillis();
        long ofProxy = facts.settings().proxyIdleTimeout().toMillis();
        boolean proxyFirst = ofProxy > 0 && (ofServer <= 0 || ofProxy <= ofServer);
        long limit = proxyFirst ? ofProxy : ofServer;
        long silent = longestSilenceMillis(facts.pool());
        if (limit <= 0 || silent < limit) {
            return null;
        }
        long keepalive = Math.max(LEAST_KEEPALIVE_MILLIS, limit / 2);
        String action = keepalive < limit
                ? "Set spring.datasource.hikari.keepalive-time to " + keepalive
                        + " ms, or foundry.pool.max-lifetime below the limit"
                : "Raise the limit above " + LEAST_KEEPALIVE_MILLIS
                        + " ms, the shortest spring.datasource.hikari.keepalive-time that HikariCP takes";
        return new Problem(
                "pool-outlives-server-idle-limit",
                Severity.WARNING,
                format(
                        "A connection of pool '%s' may stay idle %s, but %s drops it after %d ms; the next caller finds"
                                + " it dead and waits for another",
                        facts.pool().name(),
                        silent == Long.MAX_VALUE ? "for ever" : "for " + silent + " ms",
                        proxyFirst
                                ? "what stands before the server (foundry.pool.advisor.proxy-idle-timeout)"
                                : "the server (idle_session_timeout)",
                        limit),
                action);
    }

    /** The longest time for which nothing is sent over a connection that nobody wants. */
    static long longestSilenceMillis(PoolState pool) {
        long life = pool.maxLifetimeMillis() == 0 ? Long.MAX_VALUE : pool.maxLifetimeMillis();
        if (pool.keepaliveMillis() > 0) {
            return Math.min(life, pool.keepaliveMillis());
        }
        // Min-idle connections are not closed for being idle, and which they are changes with use
        boolean closedWhenIdle = pool.minIdle() == 0 && pool.idleTimeoutMillis() > 0;
        return closedWhenIdle ? Math.min(life, pool.idleTimeoutMillis() + HOUSEKEEPING_MILLIS) : life;
    }
}
