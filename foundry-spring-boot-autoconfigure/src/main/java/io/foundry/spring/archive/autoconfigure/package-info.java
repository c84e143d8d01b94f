/** Wires what views need. */
@NullMarked
package io.foundry.spring.archive.autoconfigure;

import org.jspecify.annotations.NullMarked;
