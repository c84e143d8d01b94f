package io.foundry.spring.pool.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up by place for how long connections were held there; keeps a hundred places. Thread-safe. */
final class SiteSums {

    static final int MOST = 100;

    static final String OTHERS = "other sites";

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Key, Sum> sums = new HashMap<>();

    private record Key(HolderState state, String at) {}

    private static final class Sum {
        double nanos;
        long samples;
        long longestNanos;
        long lastNanos;

        @Nullable
        String borrowedAt;

        Sum(long lastNanos) {
            this.lastNanos = lastNanos;
        }

        void add(double weighed, long count, long ageNanos, long seenNanos) {
            lastNanos = Math.max(lastNanos - seenNanos, 0) + seenNanos;
            nanos += weighed;
            samples += count;
            longestNanos = Math.max(longestNanos, ageNanos);
        }
    }

    synchronized void add(
            HolderState state, String at, @Nullable String borrowedAt, double nanos, long ageNanos, long now) {
        Key key = new Key(state, at);
        Sum sum = sums.get(key);
        if (sum == null) {
            if (sums.size() >= MOST) {
                foldSmallest();
            }
            sum = new Sum(now);
            sums.put(key, sum);
        }
        sum.add(nanos, 1, ageNanos, now);
        sum.borrowedAt = borrowedAt == null ? sum.borrowedAt : borrowedAt;
    }

    /** What is new has to find a place, since it may become the largest; the smallest goes to the others. */
    private void foldSmallest() {
        Key smallest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<Key, Sum> each : sums.entrySet()) {
            if (each.getValue().nanos < least && !each.getKey().at().equals(OTHERS)) {
                smallest = each.getKey();
                least = each.getValue().nanos;
            }
        }
        Sum folded = smallest == null ? null : sums.remove(smallest);
        if (smallest != null && folded != null) {
            sums.computeIfAbsent(new Key(smallest.state(), OTHERS), key -> new Sum(folded.lastNanos))
                    .add(folded.nanos, folded.samples, folded.longestNanos, folded.lastNanos);
        }
    }

    synchronized List<HeldIdleReport.Site> sites(long now) {
        List<HeldIdleReport.Site> sites = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> sites.add(new HeldIdleReport.Site(
                key.at(),
                key.state(),
                sum.borrowedAt,
                sum.nanos / NANOS_PER_SECOND,
                sum.samples,
                sum.longestNanos / NANOS_PER_SECOND,
                Math.max(0, now - sum.lastNanos) / NANOS_PER_SECOND)));
        sites.sort(Comparator.comparingDouble(HeldIdleReport.Site::heldSeconds).reversed());
        return sites;
    }
}
