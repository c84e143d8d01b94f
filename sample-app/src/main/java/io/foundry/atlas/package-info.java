/** Atlas, a small geography service that shows Foundry on real data. */
@NullMarked
package io.foundry.atlas;

import org.jspecify.annotations.NullMarked;
