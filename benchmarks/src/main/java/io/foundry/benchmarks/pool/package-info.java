/**
 * The pool on a real PostgreSQL: connecting for each query, Boot's default pool and Foundry's, in one run; and what it
 * costs to watch a pool.
 */
@NullMarked
package io.foundry.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
