/** Auto-configuration of the autopilot. */
@NullMarked
package io.foundry.spring.lazy.autoconfigure;

import org.jspecify.annotations.NullMarked;
