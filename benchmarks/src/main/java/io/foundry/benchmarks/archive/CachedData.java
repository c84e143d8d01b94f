package io.foundry.benchmarks.archive;

import io.foundry.archive.Archived;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a cache: a few small fields around bytes of any size.
 *
 * @param value not copied; as with every array in a record, equality is that of the reference
 * @param createdAt milliseconds since 1970
 * @param expiresAt milliseconds since 1970, null where the entry never expires
 */
@SuppressWarnings("ArrayRecordComponent")
@Archived
public record CachedData(
        String key, byte[] value, long createdAt, @Nullable Long expiresAt, int hitCount)
        implements Serializable, CachedDataView {

    private static final long serialVersionUID = 1L;
}
