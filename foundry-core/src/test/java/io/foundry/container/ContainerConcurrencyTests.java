package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What threads may see of each other; the stress tests in the benchmarks module ask the same with more chance. */
@Timeout(120)
class ContainerConcurrencyTests {

    private static final int READERS = 3;

    private static final int BATCHES = 3_000;

    private final FoundryContainer container = new FoundryContainer();

    /** The number of the last batch whose update has returned. */
    private volatile int completed;

    @Test
    void singletonIsMadeOnceUnderContention() throws Exception {
        for (int round = 0; round < 300; round++) {
            AtomicInteger made = new AtomicInteger();
            String name = "single" + round % 7;
            container.update(batch -> batch.singleton(name, () -> {
                Thread.yield();
                return List.of(made.incrementAndGet());
            }));
            CyclicBarrier start = new CyclicBarrier(READERS + 1);
            Set<Object> seen = together(() -> {
                        start.await(30, TimeUnit.SECONDS);
                        return container.resolve(name);
                    })
                    .stream()
                    .collect(Collectors.toSet());
            assertThat(made).hasValue(1);
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void batchIsSeenWholeOrNotAtAllByName() throws Exception {
        assertOrdered(
                () -> container.resolve("a", Integer.class),
                () -> container.resolve(new String("z".toCharArray()), Integer.class));
    }

    @Test
    void batchIsSeenWholeOrNotAtAllByHandle() throws Exception {
        ServiceHandle<Integer> a = container.handle("a", Integer.class);
        ServiceHandle<Integer> z = container.handle("z", Integer.class);
        assertOrdered(a::get, z::get);
    }

    @Test
    void batchIsSeenWholeOrNotAtAllByHandleAndName() throws Exception {
        ServiceHandle<Integer> a = container.handle("a", Integer.class);
        assertOrdered(a::get, () -> container.resolve("z", Integer.class));
    }

    /** Many handles, so that a writer takes its time over them: whoever has seen the batch must not see an old one. */
    @Test
    void batchIsSeenWholeOrNotAtAllByNameAndHandle() throws Exception {
        container.update(batch -> batch.instance("still", 0));
        List<ServiceHandle<Integer>> others = IntStream.range(0, 500)
                .mapToObj(i -> container.handle("still", Integer.class))
                .toList();
        assertThat(others).allMatch(other -> other.get() == 0);
        ServiceHandle<Integer> z = container.handle("z", Integer.class);
        assertOrdered(() -> container.resolve("a", Integer.class), z::get);
        assertThat(others).allMatch(other -> other.get() == 0);
    }

    @Test
    void groupIsOfOneMoment() throws Exception {
        write(0);
        List<Object> failures = whileWriting(() -> {
            List<Object> pair = container.tagged("pair");
            return pair.get(0).equals(pair.get(1)) ? null : pair;
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void typeIsFoundInOneMoment() throws Exception {
        write(0);
        ServiceHandle<List<?>> handle = cast(container.handle(List.class));
        List<Object> failures = whileWriting(() -> {
            int before = completed;
            int first = (Integer) handle.get().get(0);
            int second = (Integer) container.resolve(List.class).get(0);
            return before <= first && first <= second ? null : before + ", " + first + ", " + second;
        });
        assertThat(failures).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static ServiceHandle<List<?>> cast(ServiceHandle<?> handle) {
        return (ServiceHandle<List<?>>) handle;
    }

    /** Both are set to the number of the batch, so whatever is read later can only be the same or newer. */
    private void assertOrdered(IntSupplier a, IntSupplier z) throws Exception {
        write(0);
        List<Object> failures = whileWriting(() -> {
            int before = completed;
            int first = a.getAsInt();
            int second = z.getAsInt();
            int third = a.getAsInt();
            return before <= first && first <= second && second <= third
                    ? null
                    : before + ", " + first + ", " + second + ", " + third;
        });
        assertThat(failures).isEmpty();
    }

    private void write(int number) {
        container.update(batch -> batch.instance("a", number)
                .singleton("z", () -> number)
                .instance("list", List.of(number))
                .tag("pair", List.of("a", "z")));
        completed = number;
    }

    private List<Object> whileWriting(Callable<Object> read) throws Exception {
        AtomicInteger reading = new AtomicInteger();
        completed = 0;
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<List<Object>>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> {
                    List<Object> failures = new ArrayList<>();
                    reading.incrementAndGet();
                    while (completed < BATCHES && failures.size() < 10) {
                        Object failure = read.call();
                        if (failure != null) {
                            failures.add(failure);
                        }
                    }
                    return failures;
                }));
            }
            while (reading.get() < READERS) {
                Thread.onSpinWait();
            }
            for (int i = 1; i <= BATCHES; i++) {
                write(i);
                // A moment without a writer, in which handles may keep what they find
                LockSupport.parkNanos(1);
            }
            List<Object> failures = new ArrayList<>();
            for (Future<List<Object>> reader : readers) {
                failures.addAll(reader.get(60, TimeUnit.SECONDS));
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Object> together(Callable<Object> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
        try {
            List<Future<Object>> results = new ArrayList<>();
            for (int i = 0; i <= READERS; i++) {
                results.add(threads.submit(call));
            }
            List<Object> values = new ArrayList<>();
            for (Future<Object> result : results) {
                values.add(result.get(30, TimeUnit.SECONDS));
            }
            return values;
        } finally {
            threads.shutdownNow();
        }
    }
}
