package io.foundry.spring.pool.advisor;

import io.foundry.spring.pool.monitor.PoolWindow;
import java.time.Duration;
import java.util.List;

/** Facts about a pool in which nothing is wrong, to change one at a time. */
record Facts(
        PoolState pool,
        AdvisorSettings settings,
        List<PoolWindow> windows,
        List<PoolWindow> recent,
        Advice advice,
        ServerLimits server,
        HeldIdleFigures heldIdle,
        List<String> leaks,
        List<String> nested,
        Platform platform) {

    static Facts fine() {
        AdvisorSettings settings = new AdvisorSettings(Duration.ofMillis(20), 1, Duration.ZERO);
        return new Facts(
                pool(10),
                settings,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                new Platform(false, 17, "7.0.2"));
    }

    static PoolState pool(int maxSize) {
        return new PoolState("dataSource", maxSize, 5, 3_000, 2_000, 600_000, 1_800_000, 0);
    }

    Facts pool(PoolState changed) {
        return new Facts(changed, settings, windows, recent, advice, server, heldIdle, leaks, nested, platform);
    }

    Facts settings(int replicas, Duration proxyIdleTimeout) {
        AdvisorSettings changed = new AdvisorSettings(settings.waitTarget(), replicas, proxyIdleTimeout);
        return new Facts(pool, changed, windows, recent, advice, server, heldIdle, leaks, nested, platform);
    }

    /** With the advice that belongs to them. */
    Facts windows(List<PoolWindow> changed) {
        Advice given = new PoolAdvisor(settings).advise(pool, changed, server);
        return new Facts(pool, settings, changed, changed, given, server, heldIdle, leaks, nested, platform);
    }

    /** Of the windows, those that count as recent. */
    Facts recent(List<PoolWindow> changed) {
        return new Facts(pool, settings, windows, changed, advice, server, heldIdle, leaks, nested, platform);
    }

    Facts server(ServerLimits changed) {
        return new Facts(pool, settings, windows, recent, advice, changed, heldIdle, leaks, nested, platform);
    }

    Facts heldIdle(HeldIdleFigures changed) {
        return new Facts(pool, settings, windows, recent, advice, server, changed, leaks, nested, platform);
    }

    Facts leaks(List<String> changed) {
        return new Facts(pool, settings, windows, recent, advice, server, heldIdle, changed, nested, platform);
    }

    Facts nested(List<String> changed) {
        return new Facts(pool, settings, windows, recent, advice, server, heldIdle, leaks, changed, platform);
    }

    Facts platform(boolean virtual, int java, String hikari) {
        Platform changed = new Platform(virtual, java, hikari);
        return new Facts(pool, settings, windows, recent, advice, server, heldIdle, leaks, nested, changed);
    }

    PoolFacts done() {
        return new PoolFacts(pool, settings, windows, recent, advice, server, heldIdle, leaks, nested, platform);
    }
}
