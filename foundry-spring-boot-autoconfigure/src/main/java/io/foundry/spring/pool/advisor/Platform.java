package io.foundry.spring.pool.advisor;

import org.jspecify.annotations.Nullable;

/**
 * What the pool runs on. Immutable.
 *
 * @param virtualThreads whether {@code spring.threads.virtual.enabled} is set
 * @param javaFeature feature version of the running Java, for instance 25
 * @param hikariVersion version of HikariCP; null if not known
 */
public record Platform(
        boolean virtualThreads, int javaFeature, @Nullable String hikariVersion) {}
