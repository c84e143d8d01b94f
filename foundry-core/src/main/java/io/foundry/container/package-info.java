/**
 * Named services: registered in batches, found without a lock.
 *
 * <p>Start at {@link io.foundry.container.FoundryContainer}.
 */
@NullMarked
package io.foundry.container;

import org.jspecify.annotations.NullMarked;
