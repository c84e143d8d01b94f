package io.foundry.container;

/**
 * What a container held at one moment.
 *
 * @param services names that something is bound to, aliases not counted
 * @param aliases other names for those
 * @param tags groups of services
 * @param version how many batches have been published; grows by one with each
 */
public record ContainerStats(int services, int aliases, int tags, long version) {}
