package io.foundry.identifier;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers owned identifiers so that a text that is kept often is kept once.
 *
 * <p>Bounded: each hash has two places; a newcomer takes the first and moves its tenant to the second. What falls out
 * is still a valid identifier, only no longer the one that others will get. Thread-safe without locks: a lost race
 * costs a duplicate, which equality does not mind.
 */
final class InternTable {

    static final InternTable SHARED = new InternTable(2048);

    private final AtomicReferenceArray<@Nullable OwnedIdentifier> places;

    private final int mask;

    /**
     * Creates a table.
     *
     * @param size how many identifiers it remembers at most; a power of two, at least 2
     */
    InternTable(int size) {
        this.places = new AtomicReferenceArray<>(size);
        this.mask = size - 1;
    }

    Identifier intern(String text) {
        int home = home(text.hashCode());
        for (int i = 0; i < 2; i++) {
            OwnedIdentifier known = places.getAcquire(home + i);
            if (known != null && known.toString().equals(text)) {
                return known;
            }
        }
        return remember(home, new OwnedIdentifier(text));
    }

    Identifier intern(IdentifierView view) {
        int home = home(view.hashCode());
        for (int i = 0; i < 2; i++) {
            OwnedIdentifier known = places.getAcquire(home + i);
            if (known != null && view.equals(known)) {
                return known;
            }
        }
        return remember(home, new OwnedIdentifier(view.toString()));
    }

    private Identifier remember(int home, OwnedIdentifier added) {
        places.setRelease(home + 1, places.getAcquire(home));
        places.setRelease(home, added);
        return added;
    }

    private int home(int hash) {
        return (hash ^ (hash >>> 16)) * 2 & mask;
    }
}
