package io.foundry.benchmarks;

import io.foundry.container.FoundryContainer;
import io.foundry.container.ServiceHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * Finds one service of 100 on 2 and on 8 threads, while another registers one service after the other without a pause.
 * What counts are the methods that read; the others say what one batch takes.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ServiceResolutionUnderWrites</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ServiceResolutionUnderWritesBenchmark {

    private static final int SERVICES = 100;

    private final FoundryContainer container = new FoundryContainer();

    private final ServiceHandle<Object> handle = container.handle("app.service.042", Object.class);

    private final Map<String, Object> concurrentHashMap = new ConcurrentHashMap<>();

    private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

    private int written;

    @Setup
    public void register() {
        container.update(changes -> {
            for (int i = 0; i < SERVICES; i++) {
                changes.instance(name(i), new Object());
                concurrentHashMap.put(name(i), new Object());
                beanFactory.registerSingleton(name(i), new Object());
            }
        });
    }

    private static String name(int i) {
        return String.format("app.service.%03d", i);
    }

    /** Names of its own for each reading thread. */
    @State(Scope.Thread)
    public static class Reader {

        private final String[] names = new String[SERVICES];

        private int next;

        @Setup
        public void copy() {
            for (int i = 0; i < SERVICES; i++) {
                names[i] = name(i * 37 % SERVICES);
            }
        }

        private String asked() {
            next = next + 1 < SERVICES ? next + 1 : 0;
            return names[next];
        }
    }

    private Object read(Reader reader) {
        return container.resolve(reader.asked());
    }

    /** Replaces a service that nobody reads, so that the number of services stays the same. */
    private void write() {
        Object service = written++;
        container.update(changes -> changes.instance("written", service));
    }

    @Benchmark
    @Group("foundry2")
    @GroupThreads(2)
    public Object foundry2Read(Reader reader) {
        return read(reader);
    }

    @Benchmark
    @Group("foundry2")
    public void foundry2Write() {
        write();
    }

    @Benchmark
    @Group("foundry8")
    @GroupThreads(8)
    public Object foundry8Read(Reader reader) {
        return read(reader);
    }

    @Benchmark
    @Group("foundry8")
    public void foundry8Write() {
        write();
    }

    @Benchmark
    @Group("foundryHandle8")
    @GroupThreads(8)
    public Object foundryHandle8Read() {
        return handle.get();
    }

    @Benchmark
    @Group("foundryHandle8")
    public void foundryHandle8Write() {
        write();
    }

    @Benchmark
    @Group("concurrentHashMap8")
    @GroupThreads(8)
    public @Nullable Object concurrentHashMap8Read(Reader reader) {
        return concurrentHashMap.get(reader.asked());
    }

    @Benchmark
    @Group("concurrentHashMap8")
    public void concurrentHashMap8Write() {
        concurrentHashMap.put("written", written++);
    }

    @Benchmark
    @Group("getBean8")
    @GroupThreads(8)
    public Object getBean8Read(Reader reader) {
        return beanFactory.getBean(reader.asked());
    }

    @Benchmark
    @Group("getBean8")
    public void getBean8Write() {
        beanFactory.destroySingleton("written");
        beanFactory.registerSingleton("written", written++);
    }
}
