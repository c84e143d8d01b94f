/**
 * Names that are compared and looked up without being copied: borrowed slices, owned texts, and a table to find things
 * by either.
 *
 * <p>Start at {@link io.foundry.identifier.IdentifierView} and {@link io.foundry.identifier.IdentifierTable}.
 */
@NullMarked
package io.foundry.identifier;

import org.jspecify.annotations.NullMarked;
