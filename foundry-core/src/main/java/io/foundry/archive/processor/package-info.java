/**
 * The annotation processor that writes the view and the archive of {@code @Archived} records and sealed interfaces.
 *
 * <p>{@link io.foundry.archive.processor.ArchiveProcessor} goes through the rounds, readers turn elements into models or
 * {@link io.foundry.archive.processor.Problem problems}, emitters turn models into source files. It names the classes of
 * the run time in its templates only, and depends on nothing but the JDK, so that it runs on any processor path.
 */
@NullMarked
package io.foundry.archive.processor;

import org.jspecify.annotations.NullMarked;
