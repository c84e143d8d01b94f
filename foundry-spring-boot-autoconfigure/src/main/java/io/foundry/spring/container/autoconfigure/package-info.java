/** Wires the container. */
@NullMarked
package io.foundry.spring.container.autoconfigure;

import org.jspecify.annotations.NullMarked;
