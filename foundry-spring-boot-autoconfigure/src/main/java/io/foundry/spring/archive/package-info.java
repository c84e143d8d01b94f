/** Archives' views in Spring. */
@NullMarked
package io.foundry.spring.archive;

import org.jspecify.annotations.NullMarked;
