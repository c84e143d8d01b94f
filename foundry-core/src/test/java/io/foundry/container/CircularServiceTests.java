package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CircularServiceTests {

    private final FoundryContainer container = new FoundryContainer();

    @Test
    void singletonsThatNeedEachOtherAreNamed() {
        container.update(batch -> batch.singleton("a", () -> container.resolve("b"))
                .singleton("b", () -> container.resolve("c"))
                .singleton("c", () -> container.resolve("alias"))
                .alias("alias", "a"));

        assertThatExceptionOfType(CircularServiceException.class)
                .isThrownBy(() -> container.resolve("a"))
                .withMessageContaining("a -> b -> c -> a")
                .satisfies(circle -> assertThat(circle.path()).containsExactly("a", "b", "c", "a"));
    }

    @Test
    void onlyTheCircleIsNamedNotTheWayToIt() {
        container.update(batch -> batch.singleton("way", () -> container.resolve("a"))
                .singleton("a", () -> container.resolve("b"))
                .bind("b", () -> container.resolve("a")));

        assertThatExceptionOfType(CircularServiceException.class)
                .isThrownBy(() -> container.resolve("way"))
                .satisfies(circle -> assertThat(circle.path()).containsExactly("a", "b", "a"));
    }

    @Test
    void transientsTypesAndFactoriesAreWatchedToo() {
        container.update(batch -> batch.bind("t", () -> container.resolve(Integer.class))
                .bind("u", Integer.class, services -> services.create("f", "same"))
                .factory("f", String.class, parameter -> container.resolve("t")));

        assertThatExceptionOfType(CircularServiceException.class)
                .isThrownBy(() -> container.resolve("t"))
                .satisfies(circle -> assertThat(circle.path()).containsExactly("t", "u", "f", "t"));
    }

    @Test
    void circleThroughTwoContainersIsFound() {
        FoundryContainer other = new FoundryContainer();
        container.update(batch -> batch.singleton("here", () -> other.resolve("there")));
        other.update(batch -> batch.singleton("there", () -> container.resolve("here")));

        assertThatExceptionOfType(CircularServiceException.class)
                .isThrownBy(() -> container.resolve("here"))
                .satisfies(circle -> assertThat(circle.path()).containsExactly("here", "there", "here"));
    }

    @Test
    void deepChainWithoutACircleIsMade() {
        container.update(batch -> {
            batch.instance("s0", 0);
            for (int i = 1; i <= 100; i++) {
                String below = "s" + (i - 1);
                batch.singleton("s" + i, Integer.class, services -> services.resolve(below, Integer.class) + 1);
            }
        });

        assertThat(container.resolve("s100")).isEqualTo(100);
    }

    @Test
    void afterACircleEverythingCanBeMadeAgain() {
        AtomicInteger calls = new AtomicInteger();
        container.update(batch -> batch.singleton(
                        "a", () -> calls.incrementAndGet() == 1 ? container.resolve("b") : "a")
                .singleton("b", () -> "b of " + container.resolve("a")));
        assertThatExceptionOfType(CircularServiceException.class).isThrownBy(() -> container.resolve("a"));

        assertThat(container.resolve("b")).isEqualTo("b of a");
    }

    @Test
    void twoThreadsThatNeedEachOthersServiceGetTheCircleInsteadOfWaitingForEver() throws Exception {
        CyclicBarrier bothAreMaking = new CyclicBarrier(2);
        AtomicInteger first = new AtomicInteger();
        container.update(batch -> batch.singleton("a", needing("b", bothAreMaking, first))
                .singleton("b", needing("a", bothAreMaking, first)));

        List<Throwable> failures = failuresOf(List.of(() -> container.resolve("a"), () -> container.resolve("b")));

        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(CircularServiceException.class))
                .extracting(failure -> String.join(" ", ((CircularServiceException) failure).path()))
                .allMatch(path -> path.equals("a b a") || path.equals("b a b"));
    }

    @Test
    void threeThreadsInACircleAreNamedInOrder() throws Exception {
        CyclicBarrier allAreMaking = new CyclicBarrier(3);
        AtomicInteger first = new AtomicInteger();
        container.update(batch -> batch.singleton("a", needing("t", allAreMaking, first))
                .bind("t", () -> container.resolve("b"))
                .singleton("b", needing("c", allAreMaking, first))
                .singleton("c", needing("a", allAreMaking, first)));

        List<Throwable> failures = failuresOf(
                List.of(() -> container.resolve("a"), () -> container.resolve("b"), () -> container.resolve("c")));

        assertThat(failures)
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(CircularServiceException.class))
                .extracting(failure -> String.join(" ", ((CircularServiceException) failure).path()))
                .allMatch(path -> "a t b c a t b c".contains(path.substring(0, path.lastIndexOf(' ')))
                        && path.split(" ").length == 5);
    }

    /** Waits for the others once, so that all are making something before any needs what another makes. */
    private Supplier<Object> needing(String other, CyclicBarrier barrier, AtomicInteger arrived) {
        return () -> {
            if (arrived.incrementAndGet() <= barrier.getParties()) {
                try {
                    barrier.await(30, TimeUnit.SECONDS);
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            }
            return container.resolve(other);
        };
    }

    private static List<Throwable> failuresOf(List<Callable<Object>> calls) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Throwable> failures = new ArrayList<>();
            for (Future<Object> result : threads.invokeAll(calls, 30, TimeUnit.SECONDS)) {
                try {
                    result.get();
                } catch (ExecutionException failure) {
                    failures.add(failure.getCause());
                }
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }
}
