package io.foundry.measure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of Foundry's alternative with a baseline found, in the form in which it is shown. Immutable.
 *
 * <p>Where the verdict is {@link Verdict#NOT_MEASURED} there is a reason, and each figure is null. A figure is never 0
 * because it is missing.
 *
 * @param feature the feature that the workload belongs to
 * @param workload what both sides did
 * @param unit the unit of both values
 * @param baseline what the application would do without Foundry
 * @param foundry what Foundry does
 * @param ratio Foundry's time divided by the baseline's, from pairs of neighbouring blocks; below 1 is faster
 * @param confidence lower and upper end of the 95 % confidence interval of the ratio, layout allowance included
 * @param samples pairs of blocks that the figures come from
 * @param verdict the conclusion
 * @param measuredAt when the comparison ended
 * @param reason why nothing was measured, in a sentence without messages of exceptions; null otherwise
 */
public record Gain(
        String feature,
        String workload,
        String unit,
        Alternative baseline,
        Alternative foundry,
        @Nullable Double ratio,
        @Nullable List<Double> confidence,
        @Nullable Integer samples,
        Verdict verdict,
        Instant measuredAt,
        @Nullable String reason) {

    static final String NANOS_PER_OPERATION = "ns/op";

    /** Copies the interval, so that the record owns it. */
    public Gain {
        confidence = confidence == null ? null : List.copyOf(confidence);
    }

    /**
     * A comparison that has no figures.
     *
     * @param feature the feature that the workload belongs to
     * @param workload what both sides would have done
     * @param baseline the name of the baseline
     * @param foundry the name of Foundry's alternative
     * @param measuredAt when it was given up
     * @param reason why; must not quote messages of exceptions or data
     * @return a gain whose verdict is {@link Verdict#NOT_MEASURED}
     */
    public static Gain notMeasured(
            String feature, String workload, String baseline, String foundry, Instant measuredAt, String reason) {
        return new Gain(
                feature,
                workload,
                NANOS_PER_OPERATION,
                Alternative.notMeasured(baseline),
                Alternative.notMeasured(foundry),
                null,
                null,
                null,
                Verdict.NOT_MEASURED,
                measuredAt,
                reason);
    }
}
