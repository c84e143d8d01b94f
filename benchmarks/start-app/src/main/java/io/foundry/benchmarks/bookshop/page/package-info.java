/** What all pages share. */
@NullMarked
package io.foundry.benchmarks.bookshop.page;

import org.jspecify.annotations.NullMarked;
