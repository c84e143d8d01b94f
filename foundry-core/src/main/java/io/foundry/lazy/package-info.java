/** Values that are made when they are first needed. */
@NullMarked
package io.foundry.lazy;

import org.jspecify.annotations.NullMarked;
