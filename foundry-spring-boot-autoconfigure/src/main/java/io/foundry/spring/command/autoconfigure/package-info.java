/** Wires the commands. */
@NullMarked
package io.foundry.spring.command.autoconfigure;

import org.jspecify.annotations.NullMarked;
