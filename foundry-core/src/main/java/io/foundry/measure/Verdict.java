package io.foundry.measure;

/**
 * What a comparison found. The text form, which is also the JSON form, is in lower case with hyphens.
 *
 * <p>Immutable.
 */
public enum Verdict {
    /** Foundry's alternative is cheaper, by more than chance and code layout explain. */
    GAIN("gain"),
    /** The difference, if there is one, cannot be told from chance and code layout. */
    NO_MEASURABLE_GAIN("no-measurable-gain"),
    /** Foundry's alternative is dearer, by more than chance and code layout explain. */
    REGRESSION("regression"),
    /** There are no figures; the reason says why. */
    NOT_MEASURED("not-measured");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /**
     * Decides.
     *
     * @param low lower end of the confidence interval of Foundry's cost divided by the baseline's
     * @param high upper end of it
     */
    static Verdict of(double low, double high) {
        if (high < 1) {
            return GAIN;
        }
        return low > 1 ? REGRESSION : NO_MEASURABLE_GAIN;
    }

    @Override
    public String toString() {
        return text;
    }
}
