package io.foundry.spring.pool.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one pool that are out, by the thread that borrowed them. Thread-safe.
 *
 * <p>Borrowing and giving back on one thread takes no lock of its own, and leaves nothing behind.
 */
final class OpenBorrows {

    /*
     * The newest borrow of a thread is the value of the map, those below it hang on it. A thread that has one connection,
     * which is nearly all of them, puts and removes; whatever else happens goes through compute, which is atomic for a
     * thread. The pool reports a return with nothing but the time that the connection was out, in whole milliseconds, so
     * that is what a borrow is recognised by where it is not the newest of the returning thread.
     */

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The pool reads its clock shortly before us, on both occasions, and cuts off what is below a millisecond. */
    private static final long TOLERANCE_NANOS = 5 * NANOS_PER_MILLI / 2;

    private final ConcurrentHashMap<Thread, Borrow> newest = new ConcurrentHashMap<>();

    /** Borrows of threads that have ended, with the thread's name, so that the thread itself can go. */
    private final ConcurrentHashMap<Borrow, String> orphans = new ConcurrentHashMap<>();

    /** A borrow as found on a walk; covered where the same thread has a newer one. */
    record Held(Borrow borrow, @Nullable Thread thread, String threadName, boolean covered) {}

    void push(Thread thread, Borrow borrow) {
        if (newest.putIfAbsent(thread, borrow) != null) {
            pushOnTop(thread, borrow);
        }
    }

    private void pushOnTop(Thread thread, Borrow borrow) {
        newest.compute(thread, (key, top) -> {
            borrow.under = top;
            return borrow;
        });
    }

    /** Takes away what the thread borrowed last. */
    void popNewest(Thread thread) {
        Borrow top = newest.get(thread);
        if (top != null) {
            remove(thread, top);
        }
    }

    /** Takes away the borrow that ended at a time after having lasted so long; null if there is none like that. */
    @Nullable
    Borrow pop(Thread returning, long now, long heldMillis) {
        Borrow top = newest.get(returning);
        if (top != null && distance(top, now, heldMillis) <= TOLERANCE_NANOS) {
            if (top.under == null ? newest.remove(returning, top) : remove(returning, top)) {
                return top;
            }
        }
        return popElsewhere(returning, now, heldMillis);
    }

    private @Nullable Borrow popElsewhere(Thread returning, long now, long heldMillis) {
        Held own = null;
        Held best = null;
        long least = Long.MAX_VALUE;
        for (Held held : held()) {
            long distance = distance(held.borrow(), now, heldMillis);
            if (held.thread() == returning) {
                // The newest comes first
                own = own == null ? held : own;
                if (distance <= TOLERANCE_NANOS) {
                    best = held;
                    break;
                }
            }
            if (distance < least) {
                least = distance;
                best = held;
            }
        }
        if (best != null && (best.thread() == returning || least <= TOLERANCE_NANOS)) {
            return remove(best) ? best.borrow() : null;
        }
        // The clocks were read far apart, as a collection in between does it: more likely than a stranger's connection
        return own != null && remove(own) ? own.borrow() : null;
    }

    private static long distance(Borrow borrow, long now, long heldMillis) {
        return Math.abs(now - borrow.borrowedNanos - heldMillis * NANOS_PER_MILLI - NANOS_PER_MILLI / 2);
    }

    /** Takes away a borrow, wherever it is by now; false if someone else was faster. */
    boolean remove(Held held) {
        Thread thread = held.thread();
        return (thread != null && remove(thread, held.borrow())) || orphans.remove(held.borrow()) != null;
    }

    private boolean remove(Thread thread, Borrow borrow) {
        boolean[] removed = new boolean[1];
        newest.computeIfPresent(thread, (key, top) -> {
            if (top == borrow) {
                removed[0] = true;
                return borrow.under;
            }
            for (Borrow above = top; above != null; above = above.under) {
                if (above.under == borrow) {
                    above.under = borrow.under;
                    removed[0] = true;
                    break;
                }
            }
            return top;
        });
        return removed[0];
    }

    boolean contains(Held held) {
        Thread thread = held.thread();
        for (Borrow open = thread == null ? null : newest.get(thread); open != null; open = open.under) {
            if (open == held.borrow()) {
                return true;
            }
        }
        return orphans.containsKey(held.borrow());
    }

    /** Lists what is out at this moment, the newest of a thread before what is below it. */
    List<Held> held() {
        List<Held> all = new ArrayList<>();
        newest.forEach((thread, top) -> {
            for (Borrow borrow = top; borrow != null; borrow = borrow.under) {
                all.add(new Held(borrow, thread, thread.getName(), borrow != top));
            }
        });
        orphans.forEach((borrow, name) -> all.add(new Held(borrow, null, name, false)));
        return all;
    }

    /** Lets go of threads that have ended, keeping what they had borrowed. */
    void releaseEndedThreads() {
        for (Thread thread : newest.keySet()) {
            if (thread.getState() == Thread.State.TERMINATED) {
                newest.computeIfPresent(thread, (key, top) -> {
                    for (Borrow borrow = top; borrow != null; borrow = borrow.under) {
                        orphans.put(borrow, key.getName());
                    }
                    return null;
                });
            }
        }
    }

    void clear() {
        newest.clear();
        orphans.clear();
    }
}
