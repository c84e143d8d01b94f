/** What all comparisons do with the values that they measured. */
@NullMarked
package io.foundry.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
