package io.foundry.spring.cache;

import io.foundry.spring.feature.Workload;
import java.util.List;

/** Placeholder. */
final class CacheWorkloads {
    private final FoundryCacheManager manager;

    CacheWorkloads(FoundryCacheManager manager) {
        this.manager = manager;
    }

    List<Workload> all() {
        return manager.all().isEmpty() ? List.of() : List.of();
    }

    String whyNone() {
        return "";
    }
}
