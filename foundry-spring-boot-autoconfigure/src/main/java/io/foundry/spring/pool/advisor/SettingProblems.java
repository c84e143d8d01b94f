package io.foundry.spring.pool.advisor;

import static io.foundry.spring.pool.advisor.AdviceText.format;

import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Problem.Severity;
import org.jspecify.annotations.Nullable;

/** Settings that do not go together. Stateless. */
final class SettingProblems {

    private SettingProblems() {}

    static @Nullable Problem virtualThreads(PoolFacts facts) {
        Platform platform = facts.platform();
        String version = platform.hikariVersion();
        if (!platform.virtualThreads()
                || platform.javaFeature() < Platform.FIRST_JAVA_WITH_VIRTUAL_THREADS
                || version == null
                || !Platform.VERSION.matcher(version).matches() // What is no version says nothing
                || platform.virtualThreadsMayWait()) {
            return null;
        }
        return new Problem(
                "pool-virtual-threads",
                Severity.WARNING,
                format(
                        "HikariCP %s spins while virtual threads wait for a connection of pool '%s' (HikariCP#2398)",
                        version, facts.pool().name()),
                "Use HikariCP 7.1.0 or newer (the build property hikaricp.version of Spring Boot), or set"
                        + " spring.threads.virtual.enabled=false");
    }

    static @Nullable Problem validationTimeout(PoolFacts facts) {
        PoolState pool = facts.pool();
        if (pool.validationTimeoutMillis() < pool.acquireTimeoutMillis()) {
            return null;
        }
        return new Problem(
                "pool-validation-timeout",
                Severity.WARNING,
                format(
                        "Pool '%s' gives the check of one connection %d ms, and its callers %d ms: a caller who meets a dead"
                                + " connection gives up before the next is tried",
                        pool.name(), pool.validationTimeoutMillis(), pool.acquireTimeoutMillis()),
                "Set spring.datasource.hikari.validation-timeout below foundry.pool.acquire-timeout"
                        + " (spring.datasource.hikari.connection-timeout where that is set)");
    }
}
