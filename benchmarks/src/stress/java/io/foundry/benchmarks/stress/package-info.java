/** Stress tests of what threads may see of each other; run with the profile {@code stress}. */
@NullMarked
package io.foundry.benchmarks.stress;

import org.jspecify.annotations.NullMarked;
