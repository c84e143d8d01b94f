/** Wires the cache. */
@NullMarked
package io.foundry.spring.cache.autoconfigure;

import org.jspecify.annotations.NullMarked;
