/** What it costs to watch a connection pool. */
@NullMarked
package io.foundry.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
