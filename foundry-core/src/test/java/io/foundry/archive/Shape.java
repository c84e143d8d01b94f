package io.foundry.archive;

/** A sealed interface of records. */
@Archived
sealed interface Shape extends ShapeView permits Circle, Polygon {}
