/** Wires the pool features. */
@NullMarked
package io.foundry.spring.pool.autoconfigure;

import org.jspecify.annotations.NullMarked;
