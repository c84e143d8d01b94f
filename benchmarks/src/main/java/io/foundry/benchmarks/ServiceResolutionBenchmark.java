package io.foundry.benchmarks;

import com.carrotsearch.hppc.ObjectObjectHashMap;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.name.Names;
import io.foundry.container.FoundryContainer;
import io.foundry.container.ServiceHandle;
import java.nio.charset.StandardCharsets;
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
import org.openjdk.jmh.infra.Blackhole;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * Finds one service of many. One op is one resolve, in a fixed shuffled order.
 *
 * <p>Methods without a word about their key ask with a String that is equal to the registered one but not the same; there
 * is one such String for each name, as where a caller keeps it in a field, and its hash code is cached. Identical is the
 * same String, as a literal would be. Fresh is a String made for this op, whose hash has to be computed; making it takes
 * what {@code freshKey} takes, which is included.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ServiceResolutionBenchmark -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
// Longer than most files: the baselines belong beside what they are compared with
public class ServiceResolutionBenchmark {

    private static final FoundryContainer FIXED = new FoundryContainer();

    private static final ServiceHandle<Target> STATIC_HANDLE = FIXED.handle("target", Target.class);

    private static final Target STATIC_FIELD = new Target();

    @Param({"100", "1000"})
    int services;

    private final FoundryContainer container = new FoundryContainer();

    private final ServiceHandle<Target> handle = container.handle("target", Target.class);

    private final ServiceHandle<Target> typeHandle = container.handle(Target.class);

    private final Map<String, Object> hashMap = new HashMap<>();

    private Map<String, Object> mapCopyOf = Map.of();

    private final Map<String, Object> concurrentHashMap = new ConcurrentHashMap<>();

    private final ObjectObjectHashMap<String, Object> hppc = new ObjectObjectHashMap<>();

    private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

    private Injector guice = Guice.createInjector();

    private String[] equal = {};

    private String[] identical = {};

    private String[] aliases = {};

    private byte[][] bytes = {};

    private int next;

    @Setup
    public void register() {
        List<String> names = IntStream.range(0, services)
                .mapToObj(i -> String.format("app.service.%03d", i))
                .collect(Collectors.toList());
        Target target = new Target();
        for (String name : names) {
            Object service = new Object();
            hashMap.put(name, service);
            concurrentHashMap.put(name, service);
            hppc.put(name, service);
            beanFactory.registerSingleton(name, service);
            beanFactory.registerAlias(name, alias(name));
        }
        mapCopyOf = Map.copyOf(hashMap);
        beanFactory.registerSingleton("target", target);
        beanFactory.freezeConfiguration();
        container.update(changes -> {
            hashMap.forEach((name, service) -> changes.instance(name, service).alias(alias(name), name));
            for (int i = 0; i < services; i++) {
                changes.tag(String.format("group.%02d", i / 10), List.of(names.get(i)));
            }
            changes.instance("target", target);
        });
        FIXED.update(changes -> changes.instance("target", target));
        guice = Guice.createInjector(binder -> {
            hashMap.forEach((name, service) ->
                    binder.bind(Object.class).annotatedWith(Names.named(name)).toInstance(service));
            binder.bind(Target.class).toInstance(target);
        });
        Collections.shuffle(names, new Random(42));
        equal = names.stream().map(ServiceResolutionBenchmark::copy).toArray(String[]::new);
        identical = names.stream().map(String::intern).toArray(String[]::new);
        aliases = names.stream()
                .map(ServiceResolutionBenchmark::alias)
                .map(ServiceResolutionBenchmark::copy)
                .toArray(String[]::new);
        bytes = names.stream()
                .map(name -> name.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }

    private static String alias(String name) {
        return name.replace("app.service.", "svc.");
    }

    private static String copy(String name) {
        return new String(name.toCharArray());
    }

    private int advance() {
        int at = next + 1;
        next = at < equal.length ? at : 0;
        return next;
    }

    private String equalKey() {
        return equal[advance()];
    }

    @Benchmark
    public String freshKey() {
        return new String(bytes[advance()], StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    public Object foundryResolve() {
        return container.resolve(equalKey());
    }

    @Benchmark
    public Object foundryResolveIdentical() {
        return container.resolve(identical[advance()]);
    }

    @Benchmark
    public Object foundryResolveFresh() {
        return container.resolve(freshKey());
    }

    @Benchmark
    public Object foundryResolveAlias() {
        return container.resolve(aliases[advance()]);
    }

    @Benchmark
    public Object foundryResolveByType() {
        return container.resolve(Target.class);
    }

    @Benchmark
    public Object foundryStaticHandle() {
        return STATIC_HANDLE.get();
    }

    @Benchmark
    public Object foundryHandle() {
        return handle.get();
    }

    @Benchmark
    public Object foundryTypeHandle() {
        return typeHandle.get();
    }

    @Benchmark
    public void foundryForEachTagged(Blackhole blackhole) {
        container.forEachTagged("group.05", blackhole::consume);
    }

    @Benchmark
    public Object staticField() {
        return STATIC_FIELD;
    }

    @Benchmark
    public @Nullable Object hashMap() {
        return hashMap.get(equalKey());
    }

    @Benchmark
    public @Nullable Object hashMapIdentical() {
        return hashMap.get(identical[advance()]);
    }

    @Benchmark
    public @Nullable Object hashMapFresh() {
        return hashMap.get(freshKey());
    }

    @Benchmark
    public @Nullable Object mapCopyOf() {
        return mapCopyOf.get(equalKey());
    }

    @Benchmark
    public @Nullable Object concurrentHashMap() {
        return concurrentHashMap.get(equalKey());
    }

    @Benchmark
    public Object hppc() {
        return hppc.get(equalKey());
    }

    @Benchmark
    public Object getBeanByName() {
        return beanFactory.getBean(equalKey());
    }

    @Benchmark
    public Object getBeanByNameIdentical() {
        return beanFactory.getBean(identical[advance()]);
    }

    @Benchmark
    public Object getBeanByNameFresh() {
        return beanFactory.getBean(freshKey());
    }

    @Benchmark
    public Object getBeanByAlias() {
        return beanFactory.getBean(aliases[advance()]);
    }

    @Benchmark
    public Object getBeanByNameAndType() {
        return beanFactory.getBean(equalKey(), Object.class);
    }

    @Benchmark
    public Object getBeanByType() {
        return beanFactory.getBean(Target.class);
    }

    @Benchmark
    public Object guice() {
        return guice.getInstance(Key.get(Object.class, Names.named(equalKey())));
    }

    @Benchmark
    public Object guiceByType() {
        return guice.getInstance(Target.class);
    }

    /** The one service that has a type of its own. */
    static final class Target {}
}
