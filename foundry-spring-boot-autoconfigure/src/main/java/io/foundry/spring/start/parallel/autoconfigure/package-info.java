/** Auto-configuration of what runs beside the start. */
@NullMarked
package io.foundry.spring.start.parallel.autoconfigure;

import org.jspecify.annotations.NullMarked;
