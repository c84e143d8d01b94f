/** What a cache of archives does for an application, from the annotation to the garbage collector, beside others. */
@NullMarked
package io.foundry.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
