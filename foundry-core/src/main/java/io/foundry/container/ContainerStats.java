package io.foundry.container;

/**
 * What a container held at one moment.
 *
 * @param services names that something is bound to, aliases not counted
 * @param aliases other names for those
 * @param tags groups of services
 * @param contexts rules by which one service gets another implementation than the rest
 * @param deferred how many of the services wait for their provider to be asked
 * @param created singletons that the container has made and will close
 * @param version how many batches have been published; grows by one with each
 */
public record ContainerStats(
        int services, int aliases, int tags, int contexts, int deferred, int created, long version) {}
