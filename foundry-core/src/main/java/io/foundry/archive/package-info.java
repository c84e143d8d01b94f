/**
 * Archives: values of records that are read in place, without being deserialized.
 *
 * <p>A record with {@link io.foundry.archive.Archived @Archived} gets a view interface and a codec from the annotation
 * processor. The codec writes a record into bytes once; from then on a view reads single fields out of those bytes, at a
 * cost that does not grow with the size of the value. The format is described byte by byte in
 * {@code docs/archive-format.md}, what it does against hostile bytes in {@code docs/threat-model.md}.
 */
@NullMarked
package io.foundry.archive;

import org.jspecify.annotations.NullMarked;
