/**
 * Commands: how they are declared, found, given their input and run.
 *
 * <p>Start at {@link io.foundry.command.CommandRegistry}; {@link io.foundry.command.InputParser} stands on its own.
 */
@NullMarked
package io.foundry.command;

import org.jspecify.annotations.NullMarked;
