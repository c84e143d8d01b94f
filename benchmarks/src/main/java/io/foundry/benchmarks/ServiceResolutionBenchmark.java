package io.foundry.benchmarks;

import io.foundry.container.FoundryContainer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * Finds one service of many by a name that is equal to the registered one but not the same String.
 *
 * <p>The names' hash codes are cached after the first round, for the baselines as for Foundry.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ServiceResolution -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ServiceResolutionBenchmark {

    @Param({"100", "1000"})
    int services;

    private final FoundryContainer container = new FoundryContainer();

    private final Map<String, Object> hashMap = new HashMap<>();

    private final Map<String, Object> concurrentHashMap = new ConcurrentHashMap<>();

    private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

    private String[] asked = {};

    private int next;

    @Setup
    public void register() {
        List<String> names = IntStream.range(0, services)
                .mapToObj(i -> String.format("app.service.%03d", i))
                .collect(Collectors.toList());
        container.update(changes -> names.forEach(name -> changes.instance(name, new Object())));
        for (String name : names) {
            hashMap.put(name, new Object());
            concurrentHashMap.put(name, new Object());
            beanFactory.registerSingleton(name, new Object());
        }
        Collections.shuffle(names, new Random(42));
        asked = names.stream().map(name -> new String(name.toCharArray())).toArray(String[]::new);
    }

    private String name() {
        next = next + 1 < asked.length ? next + 1 : 0;
        return asked[next];
    }

    @Benchmark
    public Object foundryResolve() {
        return container.resolve(name());
    }

    @Benchmark
    public @Nullable Object hashMap() {
        return hashMap.get(name());
    }

    @Benchmark
    public @Nullable Object concurrentHashMap() {
        return concurrentHashMap.get(name());
    }

    @Benchmark
    public Object getBeanByName() {
        return beanFactory.getBean(name());
    }
}
