/** Who buys, where they live, and what is in their baskets. */
@NullMarked
package io.foundry.benchmarks.bookshop.customer;

import org.jspecify.annotations.NullMarked;
