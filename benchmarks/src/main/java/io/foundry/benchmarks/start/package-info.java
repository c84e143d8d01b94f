/** How long applications take from the start of their process to their first answer. */
@NullMarked
package io.foundry.benchmarks.start;

import org.jspecify.annotations.NullMarked;
