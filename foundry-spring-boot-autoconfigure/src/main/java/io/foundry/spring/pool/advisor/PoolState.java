package io.foundry.spring.pool.advisor;

/**
 * A pool's settings, as they are in force. Immutable.
 *
 * @param name how the reader knows the pool: its bean's name
 * @param maxSize most connections that it opens
 * @param minIdle idle connections that it keeps
 * @param acquireTimeoutMillis longest time that a caller waits
 * @param validationTimeoutMillis longest time that the check of a connection may take
 * @param idleTimeoutMillis time after which an idle connection above min-idle is closed; 0 for never
 * @param maxLifetimeMillis longest life of a connection; 0 for no limit
 * @param keepaliveMillis time after which an idle connection is used once, so that nobody takes it for dead; 0 for never
 */
public record PoolState(
        String name,
        int maxSize,
        int minIdle,
        long acquireTimeoutMillis,
        long validationTimeoutMillis,
        long idleTimeoutMillis,
        long maxLifetimeMillis,
        long keepaliveMillis) {}
