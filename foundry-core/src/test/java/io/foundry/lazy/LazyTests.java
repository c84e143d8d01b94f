package io.foundry.lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LazyTests {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void theSupplierIsCalledWhenTheValueIsNeededAndThenNoMore() {
        Lazy<String> lazy = Lazy.of(() -> "value " + calls.incrementAndGet());
        assertThat(lazy.isMade()).isFalse();
        assertThat(lazy).hasToString("Lazy[not made yet]");
        assertThat(calls).hasValue(0);

        assertThat(lazy.get()).isEqualTo("value 1").isSameAs(lazy.get());
        assertThat(lazy.isMade()).isTrue();
        assertThat(lazy).hasToString("Lazy[value 1]");
    }

    @Test
    void aFailureIsTriedAgainOrRememberedByChoice() {
        Supplier<String> secondTime = () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalArgumentException("not yet");
            }
            return "there";
        };
        Lazy<String> retried = Lazy.of(secondTime);
        assertThatThrownBy(retried::get).hasMessage("not yet");
        assertThat(retried.get()).isEqualTo("there");

        calls.set(0);
        Lazy<String> remembered = Lazy.rememberingFailure(secondTime);
        Throwable first = failure(remembered);
        assertThat(first).hasMessage("not yet").isSameAs(failure(remembered));
        assertThat(calls).hasValue(1);
    }

    @Test
    void aCheckedExceptionInDisguiseIsRememberedToo() {
        Lazy<String> lazy = Lazy.rememberingFailure(() -> {
            calls.incrementAndGet();
            throw LazyTests.<RuntimeException>disguised(new IOException("disk"));
        });
        assertThat(failure(lazy)).isInstanceOf(IOException.class).isSameAs(failure(lazy));
        assertThat(calls).hasValue(1);
    }

    @Test
    void nullIsNoValue() {
        Lazy<String> lazy = Lazy.of(() -> null);
        assertThatNullPointerException().isThrownBy(lazy::get).withMessageContaining("returned null");
        assertThat(lazy.isMade()).isFalse();
    }

    @Test
    void aSupplierThatNeedsItsOwnValueIsToldSo() {
        List<Lazy<String>> self = new ArrayList<>();
        self.add(Lazy.of(() -> self.get(0).get()));
        assertThatIllegalStateException()
                .isThrownBy(() -> self.get(0).get())
                .withMessageContaining("asks for the value that it makes");
    }

    @Test
    void manyThreadsGetOneValueAndAllOfIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 2_000; round++) {
                AtomicInteger made = new AtomicInteger();
                Lazy<int[]> lazy = Lazy.of(() -> {
                    made.incrementAndGet();
                    return new int[] {1, 2, 3};
                });
                CyclicBarrier start = new CyclicBarrier(8);
                List<Future<int[]>> results = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    results.add(threads.submit(() -> {
                        start.await();
                        return lazy.get();
                    }));
                }
                for (Future<int[]> result : results) {
                    assertThat(result.get()).isSameAs(lazy.get()).containsExactly(1, 2, 3);
                }
                assertThat(made).hasValue(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInterruptDoesNotEndTheWaitForTheOneWhoMakesIt() throws Exception {
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Lazy<String> lazy = Lazy.of(() -> {
            making.countDown();
            await(go);
            return "made";
        });
        Thread maker = new Thread(lazy::get);
        maker.start();
        making.await();
        List<Object> seen = new ArrayList<>();
        Thread waiter = new Thread(() -> {
            seen.add(lazy.get());
            seen.add(Thread.currentThread().isInterrupted());
        });
        waiter.start();
        waiter.interrupt();
        go.countDown();
        waiter.join();
        maker.join();
        assertThat(seen).containsExactly("made", true);
    }

    @Test
    void theSupplierIsLetGoOnceTheValueIsThere() {
        byte[] large = new byte[1 << 20];
        WeakReference<byte[]> kept = new WeakReference<>(large);
        Lazy<Integer> lazy = length(large);
        assertThat(lazy.get()).isEqualTo(1 << 20);
        large = null;
        for (int i = 0; i < 50 && kept.get() != null; i++) {
            System.gc();
        }
        assertThat(kept.get()).isNull();
        assertThat(lazy.get()).isEqualTo(1 << 20);
    }

    @Test
    void configurationIsReadAgainAfterAResetAndOthersAreNot() {
        Lazy<Integer> config = Lazy.config(calls::incrementAndGet);
        Lazy<Integer> other = Lazy.of(() -> 7);
        assertThat(config.get()).isEqualTo(1);
        assertThat(other.get()).isEqualTo(7);
        LazyConfigs.reset();
        assertThat(config.isMade()).isFalse();
        assertThat(other.isMade()).isTrue();
        assertThat(config.get()).isEqualTo(2);
        LazyConfigs.reset();
        assertThat(config.get()).isEqualTo(3);
    }

    @Test
    void aConfigurationThatFailedIsTriedAgainAfterAResetOnly() {
        Lazy<String> config = Lazy.config(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("no file");
            }
            return "read";
        });
        assertThat(failure(config)).isSameAs(failure(config));
        LazyConfigs.reset();
        assertThat(config.get()).isEqualTo("read");
    }

    private static Lazy<Integer> length(byte[] bytes) {
        return Lazy.of(() -> bytes.length);
    }

    private static Throwable failure(Lazy<?> lazy) {
        try {
            lazy.get();
        } catch (Throwable thrown) {
            return thrown;
        }
        throw new AssertionError("nothing was thrown");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X disguised(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
