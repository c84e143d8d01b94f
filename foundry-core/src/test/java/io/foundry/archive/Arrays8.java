package io.foundry.archive;

import org.jspecify.annotations.Nullable;

/** An array of each primitive type. */
@Archived
record Arrays8(
        boolean @Nullable [] flags,
        byte @Nullable [] bytes,
        short @Nullable [] shorts,
        char @Nullable [] chars,
        int @Nullable [] ints,
        long @Nullable [] longs,
        float @Nullable [] floats,
        double @Nullable [] doubles)
        implements Arrays8View {}
