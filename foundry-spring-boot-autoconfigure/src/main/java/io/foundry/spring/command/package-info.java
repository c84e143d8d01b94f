/** The application's commands. */
@NullMarked
package io.foundry.spring.command;

import org.jspecify.annotations.NullMarked;
