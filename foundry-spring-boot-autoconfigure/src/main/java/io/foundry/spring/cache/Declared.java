package io.foundry.spring.cache;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a cache's values from the method that is cached.
 *
 * @param codec encodes values of the declared type; null where the class of each value decides
 * @param views whether the method wants views
 */
record Declared(@Nullable ArchiveEntryCodec codec, boolean views) {

    /** Nothing is known, as where a cache is used directly: the value's class decides, and values are wanted. */
    static final Declared NOTHING = new Declared(null, false);

    /** As {@link #NOTHING}, for a caller who asks for a view. */
    static final Declared ANY_VIEW = new Declared(null, true);
}
