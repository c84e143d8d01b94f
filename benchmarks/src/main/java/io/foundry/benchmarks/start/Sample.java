package io.foundry.benchmarks.start;

/**
 * What one process took.
 *
 * @param seconds from just before the process was started until the first right answer was there as a whole
 * @param cpuSeconds of all threads of the process until then
 * @param laterCpuSeconds of all threads of the process until some seconds later, so that what was put off counts too
 * @param cpuByThread whose the CPU time until the first answer was
 * @param requests what those saw that followed the first
 */
record Sample(
        double seconds, double cpuSeconds, double laterCpuSeconds, CpuByThread cpuByThread, FirstRequests requests) {}
