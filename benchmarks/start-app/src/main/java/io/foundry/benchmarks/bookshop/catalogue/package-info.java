/** What the shop sells: books, who wrote and published them, and in which editions. */
@NullMarked
package io.foundry.benchmarks.bookshop.catalogue;

import org.jspecify.annotations.NullMarked;
