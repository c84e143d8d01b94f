/** How many copies lie where. */
@NullMarked
package io.foundry.benchmarks.bookshop.stock;

import org.jspecify.annotations.NullMarked;
