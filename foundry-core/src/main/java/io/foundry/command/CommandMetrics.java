package io.foundry.command;

/** How much a registry's dispatchers count. */
public enum CommandMetrics {
    /** Nothing. */
    OFF,
    /** Runs and failures of each command. */
    COUNTS,
    /** These, and how long each run took, which asks the clock twice a run. */
    LATENCIES
}
