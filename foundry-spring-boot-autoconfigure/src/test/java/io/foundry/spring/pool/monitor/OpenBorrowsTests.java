package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenBorrowsTests {

    private static final long MILLI = 1_000_000;

    private final OpenBorrows open = new OpenBorrows();

    private final Thread here = Thread.currentThread();

    private final Thread other = new Thread(() -> {}, "other");

    private Borrow push(Thread thread, long millis) {
        Borrow borrow = new Borrow(millis * MILLI, null);
        open.push(thread, borrow);
        return borrow;
    }

    @Test
    void theInnerOneOfTwoIsGivenBackFirst() {
        Borrow outer = push(here, 0);
        Borrow inner = push(here, 100);
        assertThat(open.held()).extracting(OpenBorrows.Held::borrow).containsExactly(inner, outer);
        assertThat(open.held()).extracting(OpenBorrows.Held::covered).containsExactly(false, true);
        assertThat(open.pop(here, 300 * MILLI, 200)).isSameAs(inner);
        assertThat(open.pop(here, 300 * MILLI, 300)).isSameAs(outer);
        assertThat(open.held()).isEmpty();
    }

    @Test
    void theOuterOneOfTwoMayBeGivenBackFirst() {
        Borrow outer = push(here, 0);
        Borrow inner = push(here, 100);
        assertThat(open.pop(here, 300 * MILLI, 300)).isSameAs(outer);
        assertThat(open.held()).extracting(OpenBorrows.Held::borrow).containsExactly(inner);
        assertThat(open.pop(here, 300 * MILLI, 200)).isSameAs(inner);
        assertThat(open.held()).isEmpty();
    }

    @Test
    void aThreadThatAlwaysHoldsOneGathersNothing() {
        push(here, 0);
        for (int i = 1; i < 1_000; i++) {
            push(here, i * 10L);
            assertThat(open.pop(here, i * 10L * MILLI + 5 * MILLI, 15)).isNotNull();
        }
        assertThat(open.held()).hasSize(1);
    }

    @Test
    void anotherThreadMayGiveBack() {
        push(other, 0);
        Borrow handed = push(other, 50);
        Borrow own = push(here, 90);
        assertThat(open.pop(here, 200 * MILLI, 150)).isSameAs(handed);
        assertThat(open.pop(here, 200 * MILLI, 110)).isSameAs(own);
        assertThat(open.held()).hasSize(1);
    }

    @Test
    void aReturnThatNobodyBorrowedTakesNothingFromOthers() {
        push(other, 0);
        assertThat(open.pop(here, 500 * MILLI, 20)).isNull();
        assertThat(open.held()).hasSize(1);
    }

    @Test
    void clocksReadFarApartDoNotHideTheOnlyBorrow() {
        Borrow own = push(here, 0);
        assertThat(open.pop(here, 500 * MILLI, 20)).isSameAs(own);
    }

    @Test
    void aThreadThatHasEndedIsLetGoOfButItsBorrowIsNot() throws Exception {
        Thread ended = new Thread(() -> push(Thread.currentThread(), 0), "short-lived");
        ended.start();
        ended.join();
        open.releaseEndedThreads();
        WeakReference<Thread> gone = new WeakReference<>(ended);
        ended = null;
        TestPool.await("the thread is collected", () -> {
            System.gc();
            return gone.get() == null;
        });
        assertThat(open.held()).singleElement().satisfies(held -> {
            assertThat(held.threadName()).isEqualTo("short-lived");
            assertThat(held.thread()).isNull();
        });
        assertThat(open.pop(here, 100 * MILLI, 100)).isNotNull();
        assertThat(open.held()).isEmpty();
    }

    @Test
    void anyOrderOfReturnsFindsTheBorrowThatItShould() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Deque<Borrow> oracle = new ArrayDeque<>();
        long millis = 0;
        for (int step = 0; step < 20_000; step++) {
            millis += 10;
            if (oracle.size() < 8 && random.nextBoolean()) {
                oracle.push(push(random.nextBoolean() ? here : other, millis));
            } else if (!oracle.isEmpty()) {
                List<Borrow> all = new ArrayList<>(oracle);
                Borrow chosen = all.get(random.nextInt(all.size()));
                oracle.remove(chosen);
                assertThat(open.pop(here, millis * MILLI, millis - chosen.borrowedNanos / MILLI))
                        .as("seed %d, step %d", seed, step)
                        .isSameAs(chosen);
            }
        }
        assertThat(open.held()).extracting(OpenBorrows.Held::borrow).containsExactlyInAnyOrderElementsOf(oracle);
    }
}
