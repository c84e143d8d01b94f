package io.foundry.measure;

import io.foundry.measure.Comparison.Findings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is compared, and how its findings are written down. Immutable.
 *
 * @param feature the feature that the workload belongs to
 * @param workload what both sides do
 * @param baseline one side
 * @param foundry the other
 */
record Subject(String feature, String workload, Operation baseline, Operation foundry) {

    Subject {
        if (baseline.getClass() != foundry.getClass()) {
            throw new IllegalArgumentException("'" + baseline.name() + "' and '" + foundry.name()
                    + "' return different kinds of results; make both by the same factory of Operation");
        }
    }

    Gain gain(Findings found, Instant measuredAt) {
        PairLog log = found.log();
        RatioEstimate ratio = found.ratio();
        if (log == null || ratio == null) {
            return notMeasured(found.reason() == null ? "no figures" : found.reason(), measuredAt);
        }
        int from = found.firstPair();
        return new Gain(
                feature,
                workload,
                Gain.NANOS_PER_OPERATION,
                new Alternative(baseline.name(), log.medianBaselineNanos(from), known(log.meanBaselineBytes(from))),
                new Alternative(foundry.name(), log.medianFoundryNanos(from), known(log.meanFoundryBytes(from))),
                ratio.ratio(),
                List.of(ratio.low(), ratio.high()),
                log.size() - from,
                Verdict.of(ratio.low(), ratio.high()),
                measuredAt,
                null);
    }

    Gain notMeasured(String reason, Instant measuredAt) {
        return Gain.notMeasured(feature, workload, baseline.name(), foundry.name(), measuredAt, reason);
    }

    private static @Nullable Double known(double bytes) {
        return Double.isNaN(bytes) ? null : bytes;
    }
}
