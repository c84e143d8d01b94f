/** Wires what tells about the start. */
@NullMarked
package io.foundry.spring.start.autoconfigure;

import org.jspecify.annotations.NullMarked;
