/** What was bought and paid, with which vouchers. */
@NullMarked
package io.foundry.benchmarks.bookshop.order;

import org.jspecify.annotations.NullMarked;
