package io.foundry.spring.pool.advisor;

import java.time.Duration;

/**
 * What the advice has to be good for. Immutable.
 *
 * @param waitTarget wait for a connection that 99 of 100 callers should stay below; above zero
 * @param replicas instances of the application that use the same database server, at least 1
 * @param proxyIdleTimeout time after which something between application and server drops an idle connection; zero for
 *     none
 */
public record AdvisorSettings(Duration waitTarget, int replicas, Duration proxyIdleTimeout) {}
