package io.foundry.spring.lazy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Which of the postponed beans were there when, and so who created them: the start, the warm-up, or a request. Counted by
 * the warm-up's thread, but for the start; read by any.
 */
final class PostponedCounts {

    private final ConfigurableListableBeanFactory beanFactory;

    private final List<String> postponed;

    private volatile Set<String> atStart = Set.of();

    /** Those that were seen to be there; of the warm-up's thread alone. */
    private final Set<String> seen = new HashSet<>();

    private int lastSingletons = -1;

    private final AtomicInteger beforeReady = new AtomicInteger();

    private final AtomicInteger created = new AtomicInteger();

    private final AtomicInteger byRequests = new AtomicInteger();

    PostponedCounts(ConfigurableListableBeanFactory beanFactory, List<String> postponed) {
        this.beanFactory = beanFactory;
        this.postponed = postponed;
    }

    /** Notes which beans there are because others needed them at start; Spring has completed these. */
    void noteStart() {
        Set<String> there = new HashSet<>();
        for (String name : postponed) {
            if (beanFactory.containsSingleton(name)) {
                there.add(name);
            }
        }
        atStart = Set.copyOf(there);
        beforeReady.set(there.size());
    }

    boolean wasThereAtStart(String name) {
        return atStart.contains(name);
    }

    /** All that are there when the warm-up begins were created before the application was ready. */
    void noteReady() {
        note(postponed);
        beforeReady.set(seen.size());
    }

    /** What has come since it was last looked at, while the warm-up created nothing, was created by requests. */
    void noteRequests(List<String> ahead) {
        byRequests.addAndGet(note(ahead));
    }

    /** What has come since then was created by the warm-up, or meanwhile. */
    void noteCreated(List<String> ahead) {
        created.addAndGet(note(ahead));
    }

    /** Notes one that was there when it was its turn. */
    void notePresent(String name) {
        if (seen.add(name)) {
            byRequests.incrementAndGet();
        }
    }

    /** Counts those that were not there when it was last asked. Looks at all only where there is a new singleton. */
    private int note(List<String> ahead) {
        int singletons = beanFactory.getSingletonCount();
        if (singletons == lastSingletons) {
            return 0;
        }
        lastSingletons = singletons;
        int more = 0;
        for (String name : ahead) {
            if (beanFactory.containsSingleton(name) && seen.add(name)) {
                more++;
            }
        }
        return more;
    }

    int beforeReady() {
        return beforeReady.get();
    }

    int created() {
        return created.get();
    }

    int byRequests() {
        return byRequests.get();
    }

    /** How many are not there yet; the only one for which all are looked at. */
    int remaining() {
        return remaining(beanFactory, postponed);
    }

    /** Counts those of the postponed beans that are not there yet. */
    static int remaining(ConfigurableListableBeanFactory beanFactory, List<String> postponed) {
        int remaining = 0;
        for (String name : postponed) {
            if (!beanFactory.containsSingleton(name)) {
                remaining++;
            }
        }
        return remaining;
    }
}
