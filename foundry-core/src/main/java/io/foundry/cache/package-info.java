/**
 * Where caches keep their encoded entries.
 *
 * <p>A {@link io.foundry.cache.CacheStore} holds archives and knows nothing of what is in them. {@link
 * io.foundry.cache.HeapStore} is the first; it needs Caffeine on the class path.
 */
@NullMarked
package io.foundry.cache;

import org.jspecify.annotations.NullMarked;
