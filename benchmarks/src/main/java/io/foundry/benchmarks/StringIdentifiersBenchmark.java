package io.foundry.benchmarks;

import com.carrotsearch.hppc.ObjectObjectHashMap;
import io.foundry.identifier.Identifier;
import io.foundry.identifier.IdentifierTable;
import io.foundry.identifier.IdentifierView;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Derives 100 identifiers from slices of longer lines and looks each up; one invocation is all 100. The
 * {@code …Borrow} methods derive one and do not look it up.
 *
 * <p>A slice has no cached hash: the maps hash each one whole, as a substring or as an identifier.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar StringIdentifiers -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StringIdentifiersBenchmark {

    private static final String AROUND = "please run ";

    private String[] lines = {};

    private byte[][] utf8 = {};

    private int from;

    private int[] to = {};

    private int next;

    private final IdentifierView view = new IdentifierView();

    private final Map<String, Object> hashMap = new HashMap<>();

    private final Map<String, Object> concurrentHashMap = new ConcurrentHashMap<>();

    private final Map<Identifier, Object> hashMapOfIdentifiers = new HashMap<>();

    private final ObjectObjectHashMap<Identifier, Object> hppcOfIdentifiers = new ObjectObjectHashMap<>();

    private IdentifierTable<Object> table = IdentifierTable.copyOf(Map.of());

    @Setup
    public void prepare() {
        List<String> names = Workloads.names();
        Map<String, Object> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, new Object()));
        table = IdentifierTable.copyOf(values);
        hashMap.putAll(values);
        concurrentHashMap.putAll(values);
        values.forEach((name, value) -> {
            hashMapOfIdentifiers.put(Identifier.of(name), value);
            hppcOfIdentifiers.put(Identifier.of(name), value);
        });
        lines = new String[names.size()];
        utf8 = new byte[names.size()][];
        to = new int[names.size()];
        from = AROUND.length();
        for (int i = 0; i < lines.length; i++) {
            String name = names.get(i * 37 % lines.length);
            lines[i] = AROUND + name + " now";
            utf8[i] = lines[i].getBytes(StandardCharsets.UTF_8);
            to[i] = from + name.length();
        }
    }

    private int advance() {
        next = next + 1 < lines.length ? next + 1 : 0;
        return next;
    }

    @Benchmark
    public Identifier foundryBorrow() {
        int i = advance();
        return view.wrap(lines[i], from, to[i]);
    }

    @Benchmark
    public Identifier foundryBorrowUtf8() {
        int i = advance();
        return view.wrapUtf8(utf8[i], from, to[i]);
    }

    @Benchmark
    public String substringBorrow() {
        int i = advance();
        return lines[i].substring(from, to[i]);
    }

    /** Nothing but finding the line: to be subtracted from the three above. */
    @Benchmark
    public String nothingBorrow() {
        int i = advance();
        return to[i] > from ? lines[i] : "";
    }

    @Benchmark
    public void foundry(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            blackhole.consume(found(table.find(view.wrap(lines[i], from, to[i]))));
        }
    }

    @Benchmark
    public void foundryUtf8(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            blackhole.consume(found(table.find(view.wrapUtf8(utf8[i], from, to[i]))));
        }
    }

    @Benchmark
    public void foundryIgnoreCase(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            blackhole.consume(found(table.findIgnoreCase(view.wrapUtf8(utf8[i], from, to[i]))));
        }
    }

    @Benchmark
    public void foundryInterned(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            blackhole.consume(view.wrap(lines[i], from, to[i]).toOwned());
        }
    }

    @Benchmark
    public void hashMap(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            blackhole.consume(found(hashMap.get(lines[i].substring(from, to[i]))));
        }
    }

    @Benchmark
    public void concurrentHashMap(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            blackhole.consume(found(concurrentHashMap.get(lines[i].substring(from, to[i]))));
        }
    }

    @Benchmark
    public void hashMapOfIdentifiers(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            blackhole.consume(found(hashMapOfIdentifiers.get(view.wrap(lines[i], from, to[i]))));
        }
    }

    @Benchmark
    public void hppcOfIdentifiers(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            blackhole.consume(found(hppcOfIdentifiers.get(view.wrap(lines[i], from, to[i]))));
        }
    }

    @Benchmark
    public void hashMapUtf8(Blackhole blackhole) {
        for (int i = 0; i < lines.length; i++) {
            String name = new String(utf8[i], from, to[i] - from, StandardCharsets.UTF_8);
            blackhole.consume(found(hashMap.get(name)));
        }
    }

    private static Object found(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("A name was not found");
        }
        return value;
    }
}
