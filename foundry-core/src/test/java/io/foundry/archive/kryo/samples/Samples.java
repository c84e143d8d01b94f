package io.foundry.archive.kryo.samples;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Types of an imaginary application. */
public final class Samples {

    /** Set by the initializer of {@link Tripwire}. */
    public static volatile boolean tripped;

    private Samples() {}

    public enum Plain {
        ONE,
        TWO,
        THREE
    }

    public enum WithBodies {
        PLUS {
            @Override
            public int of(int a, int b) {
                return a + b;
            }
        },
        MINUS {
            @Override
            public int of(int a, int b) {
                return a - b;
            }
        };

        public abstract int of(int a, int b);
    }

    public record Point(int x, int y) {}

    public record Everything(
            boolean z, byte b, short s, char c, int i, long j, float f, double d, String text, List<Point> points) {}

    public record Tree(String name, List<Tree> children) {}

    record Hidden(String secret) {}

    public static Object hidden(String secret) {
        return new Hidden(secret);
    }

    /** A bean with private final fields and a private constructor. */
    public static class Bean {
        private final String name;
        private int count;
        private double[] weights = {};
        private transient String forgotten = "kept by the constructor";
        private Object anything;

        private Bean() {
            name = "";
        }

        public Bean(String name, int count, Object anything) {
            this.name = name;
            this.count = count;
            this.anything = anything;
            this.weights = new double[] {count, count + 0.5};
            this.forgotten = "changed";
        }

        public Object anything() {
            return anything;
        }

        public String forgotten() {
            return forgotten;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bean bean
                    && getClass() == bean.getClass()
                    && name.equals(bean.name)
                    && count == bean.count
                    && java.util.Arrays.equals(weights, bean.weights)
                    && Objects.equals(anything, bean.anything);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** Has a field of the same name as its ancestor. */
    public static class Child extends Bean {
        private String name;

        private Child() {}

        public Child(String name, String own) {
            super(name, 1, null);
            this.name = own;
        }

        public String own() {
            return name;
        }
    }

    public static class Node {
        public String name;
        public Node parent;
        public List<Node> children = new ArrayList<>();
        public Map<String, Node> byName = new HashMap<>();
    }

    /** No constructor without arguments, but Serializable. */
    public static final class Money implements Serializable {
        private static final long serialVersionUID = 1L;
        private final long cents;

        public Money(long cents) {
            if (cents < 0) {
                throw new IllegalArgumentException("negative");
            }
            this.cents = cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Money money && cents == money.cents;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(cents);
        }
    }

    public static final class NoConstructor {
        final int value;
        final Object more;

        public NoConstructor(int value, Object more) {
            this.value = value;
            this.more = more;
        }
    }

    public static final class AlsoNoConstructor {
        final int value;

        public AlsoNoConstructor(int value) {
            this.value = value;
        }
    }

    public static class OwnList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    public static class OwnException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Must not be initialised by bytes that are refused. */
    public static final class Tripwire {
        static {
            tripped = true;
        }
    }

    /** Keys of the same hash that cannot be compared. */
    public record Colliding(int id) {
        @Override
        public int hashCode() {
            return 7;
        }
    }

    public static EnumMap<Plain, Object> enumMap() {
        return new EnumMap<>(Map.of(Plain.TWO, "two", Plain.THREE, 3));
    }
}
