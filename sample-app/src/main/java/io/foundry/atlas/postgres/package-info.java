/** A PostgreSQL server of Atlas's own, for those who gave none. */
@NullMarked
package io.foundry.atlas.postgres;

import org.jspecify.annotations.NullMarked;
