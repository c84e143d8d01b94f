package io.foundry.spring.cache;

import java.util.List;

/** A value without an archive, which holds views. */
public record Page(List<TownView> towns, int total) {}
