/** Checks of what users configure, with errors that name the property and its origin. */
@NullMarked
package io.foundry.spring.config;

import org.jspecify.annotations.NullMarked;
