/** A small application for what the bookshop is too well-behaved for. */
@NullMarked
package io.foundry.benchmarks.letters;

import org.jspecify.annotations.NullMarked;
