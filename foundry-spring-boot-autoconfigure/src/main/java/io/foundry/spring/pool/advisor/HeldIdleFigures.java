package io.foundry.spring.pool.advisor;

import org.jspecify.annotations.Nullable;

/**
 * For how long connections were held while no statement ran. Immutable.
 *
 * @param heldIdleSeconds connection-seconds held without use
 * @param inUseSeconds connection-seconds held in all
 * @param topSite the place in the application that holds most of them; null if not known
 */
public record HeldIdleFigures(
        double heldIdleSeconds,
        double inUseSeconds,
        @Nullable String topSite) {}
