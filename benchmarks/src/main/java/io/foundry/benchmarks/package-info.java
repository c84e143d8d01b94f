/** The JMH suite: each class holds one subject and its baselines, on seeded data. */
@NullMarked
package io.foundry.benchmarks;

import org.jspecify.annotations.NullMarked;
