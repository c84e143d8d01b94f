/** A bookshop: an application of the usual kind, whose start is measured. */
@NullMarked
package io.foundry.benchmarks.bookshop;

import org.jspecify.annotations.NullMarked;
