/** What readers think, and what the shop recommends. */
@NullMarked
package io.foundry.benchmarks.bookshop.review;

import org.jspecify.annotations.NullMarked;
