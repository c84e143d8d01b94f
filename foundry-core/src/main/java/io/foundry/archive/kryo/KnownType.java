package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import org.jspecify.annotations.Nullable;

/** What is known of a class: how it is written, and whether it can be. Immutable. */
final class KnownType extends Registration {

    /** The id of types that a message names in its dictionary. */
    static final int NAMED = -1;

    /** What the dictionary calls it. */
    final String name;
    /** Differs when the class was changed in a way that matters to its bytes. */
    final long shape;
    /** Whether the same object met twice is written once. */
    final boolean referenced;
    /** Why objects of this class cannot be written and what to do, or null if they can. */
    final @Nullable String problem;

    KnownType(
            Class<?> type,
            Serializer<?> serializer,
            int id,
            String name,
            long shape,
            boolean referenced,
            @Nullable String problem) {
        super(type, serializer, id);
        this.name = name;
        this.shape = shape;
        this.referenced = referenced;
        this.problem = problem;
    }
}
