/** The data file: reading it, checking it, and bringing it into the database. */
@NullMarked
package io.foundry.atlas.dataset;

import org.jspecify.annotations.NullMarked;
