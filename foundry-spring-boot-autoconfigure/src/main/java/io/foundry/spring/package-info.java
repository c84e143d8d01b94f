/** What all of Foundry's Spring features share. */
@NullMarked
package io.foundry.spring;

import org.jspecify.annotations.NullMarked;
