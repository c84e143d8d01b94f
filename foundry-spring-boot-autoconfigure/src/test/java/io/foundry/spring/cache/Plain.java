package io.foundry.spring.cache;

/** A value without an archive, in a package that the application allows. */
public record Plain(int id, String name) {}
