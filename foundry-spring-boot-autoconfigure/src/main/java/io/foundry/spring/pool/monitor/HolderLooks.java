package io.foundry.spring.pool.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;

/**
 * Looks at those who hold connections of one pool. {@link #look} belongs to one thread at a time, the rest is thread-safe.
 */
final class HolderLooks {

    /*
     * A look at a moment stands for the time since the last tick: the sum over many moments is an unbiased estimate of the
     * time, whatever the length of the holds, as long as moments are not tied to what the application does. With more
     * holders than are looked at, those that are chosen at random stand for the others. A holder that gives its connection
     * back between being chosen and being looked at is counted nowhere, so what is reported is never too much.
     */

    static final int MOST = 16;

    private static final int SHOWN = 10;

    /** Fewer looks than these say nothing about a minute. */
    private static final int LOOKS_OF_A_SUSPECT = 3;

    private static final double NANOS_PER_SECOND = 1e9;

    private final OpenBorrows open;

    private final HolderStack stacks;

    private final long leakAfterNanos;

    /** Whether the pool had nothing for threads that waited, at the last tick. */
    private volatile boolean exhausted;

    private final SplittableRandom random = new SplittableRandom();

    private final SiteSums sums = new SiteSums();

    private final DoubleAdder inUse = new DoubleAdder();

    private final DoubleAdder heldIdle = new DoubleAdder();

    private final DoubleAdder waiting = new DoubleAdder();

    private final DoubleAdder handedOver = new DoubleAdder();

    HolderLooks(OpenBorrows open, HolderStack stacks, long leakAfterNanos) {
        this.open = open;
        this.stacks = stacks;
        this.leakAfterNanos = leakAfterNanos;
    }

    /**
     * Looks at some of the holders, each for its share of the time that passed.
     *
     * @param exhaustedNow whether threads wait for this pool, and it has nothing for them
     */
    void look(List<OpenBorrows.Held> held, long now, long passedNanos, boolean exhaustedNow) {
        exhausted = exhaustedNow;
        int count = held.size();
        int chosen = Math.min(MOST, count);
        inUse.add((double) count * passedNanos);
        List<OpenBorrows.Held> shuffled = new ArrayList<>(held);
        for (int i = 0; i < chosen; i++) {
            int drawn = i + random.nextInt(count - i);
            OpenBorrows.Held each = shuffled.set(drawn, shuffled.get(i));
            Borrow.Look seen = seen(each, now);
            if (seen != null) {
                add(each.borrow(), seen, (double) passedNanos * count / chosen, now);
            }
        }
        lookAtSuspects(shuffled.subList(chosen, count), now);
    }

    /** Whoever may be a leak is looked at in any case, for nothing but that. */
    private void lookAtSuspects(List<OpenBorrows.Held> others, long now) {
        int left = MOST;
        for (int i = 0; i < others.size() && left > 0; i++) {
            if (now - quietSince(others.get(i).borrow()) > leakAfterNanos) {
                seen(others.get(i), now);
                left--;
            }
        }
    }

    private static long quietSince(Borrow borrow) {
        Borrow.Look before = borrow.look;
        return before == null ? borrow.borrowedNanos : before.quietNanos();
    }

    private static long lastJdbc(Borrow borrow) {
        Borrow.Look before = borrow.look;
        return before == null ? borrow.borrowedNanos : before.jdbcNanos();
    }

    /** Null for a connection that was given back meanwhile. */
    private Borrow.@Nullable Look seen(OpenBorrows.Held held, long now) {
        Borrow borrow = held.borrow();
        HolderStack.Seen seen = read(held);
        if (!open.contains(held)) {
            return null;
        }
        Borrow.Look before = borrow.look;
        Borrow.Look look = new Borrow.Look(
                borrow.isHandedOver() && !seen.asynchronous() ? HolderState.HANDED_OVER_OR_LEAKED : seen.state(),
                seen.at(),
                seen.asynchronous() || (before != null && before.asynchronous()),
                seen.state() == HolderState.IN_JDBC ? now : lastJdbc(borrow),
                now,
                1);
        if (before != null && look.state() != HolderState.IN_JDBC && !look.movedSince(before)) {
            look = look.goingOn(before);
        }
        borrow.look = look;
        return look;
    }

    private HolderStack.Seen read(OpenBorrows.Held held) {
        Thread thread = held.thread();
        if (thread == null || thread.getState() == Thread.State.TERMINATED) {
            return new HolderStack.Seen(HolderState.HANDED_OVER_OR_LEAKED, null, false);
        }
        HolderStack.Seen seen = stacks.read(thread.getStackTrace());
        // The stack does not tell for which pool: a wait for another one blocks nobody here
        return seen.state() == HolderState.WAITING_FOR_CONNECTION && !exhausted
                ? new HolderStack.Seen(HolderState.HELD_IDLE, seen.at(), seen.asynchronous())
                : seen;
    }

    private void add(Borrow borrow, Borrow.Look seen, double nanos, long now) {
        switch (seen.state()) {
            case HELD_IDLE -> heldIdle.add(nanos);
            case WAITING_FOR_CONNECTION -> waiting.add(nanos);
            case HANDED_OVER_OR_LEAKED -> handedOver.add(nanos);
            default -> {}
        }
        String at = seen.at();
        if (at != null
                && (seen.state() == HolderState.HELD_IDLE || seen.state() == HolderState.WAITING_FOR_CONNECTION)) {
            sums.add(seen.state(), at, borrow.borrowedAt(), nanos, now - borrow.borrowedNanos, now);
        }
    }

    double heldIdleSeconds() {
        return heldIdle.sum() / NANOS_PER_SECOND;
    }

    double inUseSeconds() {
        return inUse.sum() / NANOS_PER_SECOND;
    }

    double waitingSeconds() {
        return waiting.sum() / NANOS_PER_SECOND;
    }

    HeldIdleReport report(long now) {
        return new HeldIdleReport(
                heldIdleSeconds(),
                inUseSeconds(),
                waitingSeconds(),
                handedOver.sum() / NANOS_PER_SECOND,
                sums.sites(now));
    }

    /** Those that are out for longest, looked at now. */
    List<Holder> holders(long now) {
        List<Holder> oldest = new ArrayList<>();
        for (OpenBorrows.Held held : oldestFirst()) {
            if (oldest.size() == SHOWN) {
                break;
            }
            HolderStack.Seen seen = read(held);
            boolean handed = held.borrow().isHandedOver();
            oldest.add(holder(held, handed ? HolderState.HANDED_OVER_OR_LEAKED : seen.state(), seen.at(), now));
        }
        return List.copyOf(oldest);
    }

    /** Those that were out for longer than a statement lasts, as seen at the last tick. */
    List<Holder> suspectedLeaks(long now) {
        List<Holder> suspects = new ArrayList<>();
        for (OpenBorrows.Held held : oldestFirst()) {
            Borrow.Look seen = held.borrow().look;
            if (seen != null && isSuspect(held.borrow(), seen, now)) {
                suspects.add(holder(held, seen.state(), seen.at(), now));
            }
        }
        return List.copyOf(suspects);
    }

    /** What a connection does that was handed to another thread is not seen: its age alone counts. */
    private boolean isSuspect(Borrow borrow, Borrow.Look seen, long now) {
        if (seen.state() == HolderState.IN_JDBC) {
            return false;
        }
        return now - (borrow.isHandedOver() ? borrow.borrowedNanos : seen.quietNanos()) > leakAfterNanos
                && seen.looks() >= LOOKS_OF_A_SUSPECT;
    }

    private List<OpenBorrows.Held> oldestFirst() {
        List<OpenBorrows.Held> held = open.held();
        held.sort(Comparator.comparingLong(each -> each.borrow().borrowedNanos));
        return held;
    }

    private static Holder holder(OpenBorrows.Held held, HolderState state, @Nullable String at, long now) {
        double age = (now - held.borrow().borrowedNanos) / NANOS_PER_SECOND;
        return new Holder(age, held.threadName(), held.borrow().borrowedAt(), at, state);
    }
}
