package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.foundry.identifier.IdentifierView;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes that the reading thread allocates; asserted, because a promise about it is part of the contract. */
class ContainerAllocationTests {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int CALLS = 20_000;

    private static final Consumer<Object> IGNORE = service -> sink = service;

    private static volatile Object sink = "";

    private final FoundryContainer container = new FoundryContainer();

    private final ServiceHandle<StringBuilder> byName = container.handle("builder", StringBuilder.class);

    private final ServiceHandle<StringBuilder> byType = container.handle(StringBuilder.class);

    private final String equalName = new String("app.service.050".toCharArray());

    @BeforeEach
    void register() {
        Object shared = new Object();
        container.update(batch -> {
            List<String> names = IntStream.range(0, 100)
                    .mapToObj(i -> String.format("app.service.%03d", i))
                    .toList();
            names.forEach(name -> batch.singleton(name, Object::new).alias("svc." + name, name));
            batch.tag("group", names.subList(0, 10))
                    .instance("builder", new StringBuilder())
                    .bind("transient", () -> shared)
                    .delegate("delegate", () -> shared)
                    .factory("factory", Object.class, parameter -> parameter)
                    .contextual("builder", "needed", "builder");
        });
    }

    @Test
    void theMeasurementNoticesWhatIsAllocated() {
        assertThat(allocatedBy(() -> sink = container.tagged("group"))).isGreaterThan((long) CALLS * 16);
    }

    @Test
    void resolvingByAPartOfALineAllocatesNothing() {
        String line = "call app.service.050 now";
        IdentifierView view = new IdentifierView();
        assertThat(allocatedBy(() -> sink = container.resolve(view.wrap(line, 5, 20))))
                .isZero();
        assertThat(allocatedBy(() -> container.has(view.wrap(line, 5, 20)))).isZero();
    }

    @Test
    void resolvingByNameAndAliasAllocatesNothing() {
        assertThat(allocatedBy(() -> sink = container.resolve("app.service.050")))
                .isZero();
        assertThat(allocatedBy(() -> sink = container.resolve(equalName))).isZero();
        assertThat(allocatedBy(() -> sink = container.resolve("svc.app.service.050")))
                .isZero();
        assertThat(allocatedBy(() -> sink = container.resolve("builder", StringBuilder.class)))
                .isZero();
    }

    @Test
    void resolvingByTypeAllocatesNothing() {
        assertThat(allocatedBy(() -> sink = container.resolve(StringBuilder.class)))
                .isZero();
        assertThat(allocatedBy(() -> sink = container.resolve(CharSequence.class)))
                .isZero();
    }

    @Test
    void handlesAllocateNothing() {
        assertThat(allocatedBy(() -> sink = byName.get())).isZero();
        assertThat(allocatedBy(() -> sink = byType.get())).isZero();
    }

    @Test
    void askingWhetherSomethingIsThereAllocatesNothing() {
        assertThat(allocatedBy(() -> sink = container.has("svc.app.service.001")))
                .isZero();
        assertThat(allocatedBy(() -> sink = container.has("nobody"))).isZero();
        assertThat(allocatedBy(() -> sink = container.has(StringBuilder.class))).isZero();
    }

    @Test
    void walkingThroughAGroupAllocatesNothing() {
        assertThat(allocatedBy(() -> container.forEachTagged("group", IGNORE))).isZero();
        assertThat(allocatedBy(() -> container.forEachTagged("nobody", IGNORE))).isZero();
    }

    @Test
    void transientsDelegatesAndFactoriesAllocateNoMoreThanTheirSuppliers() {
        assertThat(allocatedBy(() -> sink = container.resolve("transient"))).isZero();
        assertThat(allocatedBy(() -> sink = container.resolve("delegate"))).isZero();
        assertThat(allocatedBy(() -> sink = container.create("factory", "text")))
                .isZero();
    }

    /** The least of several rounds: what a compiler or a collector does to this thread comes and goes. */
    private static long allocatedBy(Runnable call) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
