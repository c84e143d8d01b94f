package io.foundry.archive.processor;

import io.foundry.archive.Archived;
import java.time.Instant;
import java.time.Month;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Components that hold others, among them the record itself. */
@Archived
record Containers(
        byte @Nullable [] bytes,
        short @Nullable [] shorts,
        char @Nullable [] chars,
        int @Nullable [] ints,
        long @Nullable [] longs,
        float @Nullable [] floats,
        double @Nullable [] doubles,
        boolean @Nullable [] booleans,
        @Nullable List<String> strings,
        @Nullable List<Integer> numbers,
        @Nullable List<byte[]> blobs,
        @Nullable Set<Month> months,
        @Nullable Collection<String> collection,
        @Nullable Map<String, Long> counts,
        @Nullable Map<String, List<Optional<Instant>>> times,
        @Nullable List<Containers> children,
        @Nullable Map<String, Containers> byName,
        @Nullable Map<Month, List<Shape>> shapes,
        @Nullable Collection<Shape> shapeCollection,
        @Nullable Containers parent,
        @Nullable Shape shape,
        Optional<String> optionalString,
        Optional<Instant> optionalInstant,
        Optional<Integer> optionalInteger,
        Optional<Month> optionalMonth,
        Optional<Containers> optionalRecord,
        Optional<List<String>> optionalList,
        OptionalInt optionalInt,
        OptionalLong optionalLong,
        OptionalDouble optionalDouble)
        implements ContainersView {

    static Containers empty() {
        return new Containers(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty());
    }

    static Containers full() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("b", 2L);
        counts.put("a", 1L);
        Set<Month> months = new LinkedHashSet<>(Arrays.asList(Month.JULY, Month.MAY));
        return new Containers(
                new byte[] {1, -2, 3},
                new short[] {1, -2},
                new char[] {'a', '\u20ac'},
                new int[] {1, -2, Integer.MAX_VALUE},
                new long[] {1, -2, Long.MAX_VALUE},
                new float[] {1.5f},
                new double[] {1.5, -0.0},
                new boolean[] {true, false, true},
                List.of("one", "two", "a longer third one"),
                List.of(1, 2, 3),
                List.of(new byte[] {1}, new byte[] {}),
                months,
                Arrays.asList("x", "y"),
                counts,
                Map.of("t", List.of(Optional.of(Instant.EPOCH), Optional.empty())),
                List.of(empty(), empty()),
                Map.of("empty", empty()),
                Map.of(Month.MAY, List.of(new Shape.Dot(), new Shape.Circle(2))),
                List.of(new Shape.Square(3)),
                empty(),
                new Shape.Label("outer", new Shape.Label("inner", new Shape.Circle(1))),
                Optional.of("s"),
                Optional.of(Instant.MAX),
                Optional.of(7),
                Optional.of(Month.JUNE),
                Optional.of(empty()),
                Optional.of(List.of("in optional")),
                OptionalInt.of(1),
                OptionalLong.of(2),
                OptionalDouble.of(3));
    }
}
