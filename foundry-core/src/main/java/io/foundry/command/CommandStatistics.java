package io.foundry.command;

/**
 * How often a command ran, over all dispatchers of its registry; figures of running dispatchers may lag by an instant.
 *
 * @param name the command
 * @param runs how often it was started
 * @param failures how often it threw; an exit code other than 0 is no failure here
 * @param latencies how long its runs took, empty where that is not measured
 */
public record CommandStatistics(String name, long runs, long failures, LatencyHistogram latencies) {}
