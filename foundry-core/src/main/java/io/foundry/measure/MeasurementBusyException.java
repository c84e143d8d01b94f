package io.foundry.measure;

/**
 * Thrown to a caller who asks for a comparison while another one runs. Nothing was run for that caller.
 *
 * <p>Immutable.
 */
public final class MeasurementBusyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String running;

    MeasurementBusyException(String running) {
        super("Another measurement runs: " + running + ". One at a time, or they would disturb each other; ask again"
                + " when it is done");
        this.running = running;
    }

    /**
     * What runs.
     *
     * @return feature and workload of the comparison under way
     */
    public String running() {
        return running;
    }
}
