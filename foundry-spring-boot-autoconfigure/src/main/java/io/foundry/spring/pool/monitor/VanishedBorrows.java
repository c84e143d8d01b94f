package io.foundry.spring.pool.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Drops borrows whose connections are gone: the pool does not tell of the return of one that broke. Not thread-safe.
 */
final class VanishedBorrows {

    /*
     * A borrow is noted after its connection counts as in use, and taken away before it stops to count. So of those that
     * were there before the pool was asked for its number of connections in use, and are there after, there can be no more
     * than that number; one more is proof that one is gone. It does not tell which. A thread that has ended, or that has
     * borrowed again meanwhile, is the most likely one, then the one not seen in JDBC for longest. If that was wrong, the
     * return of the dropped one is not recognised, and the proof comes again. Two ticks in a row have to find it.
     */

    private final OpenBorrows open;

    private int goneBefore;

    VanishedBorrows(OpenBorrows open) {
        this.open = open;
    }

    /**
     * Compares with the pool.
     *
     * @param before what was out before the pool was asked
     * @param active the connections in use that the pool told
     * @return how many were dropped
     */
    int tick(List<OpenBorrows.Held> before, int active) {
        List<OpenBorrows.Held> still = new ArrayList<>();
        if (before.size() > active) {
            for (OpenBorrows.Held held : before) {
                if (open.contains(held)) {
                    still.add(held);
                }
            }
        }
        int gone = Math.max(0, still.size() - active);
        int proven = Math.min(gone, goneBefore);
        int dropped = 0;
        if (proven > 0) {
            still.sort(
                    Comparator.comparingInt(VanishedBorrows::likeliness).thenComparingLong(VanishedBorrows::lastSeen));
            for (int i = 0; i < proven; i++) {
                dropped += open.remove(still.get(i)) ? 1 : 0;
            }
        }
        goneBefore = gone - dropped;
        return dropped;
    }

    private static int likeliness(OpenBorrows.Held held) {
        return held.thread() == null ? 0 : held.covered() ? 1 : 2;
    }

    private static long lastSeen(OpenBorrows.Held held) {
        Borrow.Look look = held.borrow().look;
        return look == null ? held.borrow().borrowedNanos : look.jdbcNanos();
    }
}
