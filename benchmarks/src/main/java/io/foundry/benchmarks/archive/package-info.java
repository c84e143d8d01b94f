/** What a cache has to do with a value's bytes, by the archive and by what else one would take, on the same data. */
@NullMarked
package io.foundry.benchmarks.archive;

import org.jspecify.annotations.NullMarked;
