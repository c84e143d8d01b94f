package io.foundry.measure;

import io.foundry.measure.Operation.LongBody;

/**
 * Work whose true ratio is known: chains in which each step needs the result of the one before, so that the time is the
 * number of steps. The state carries over from call to call; nothing can be folded or moved out of a loop.
 *
 * <p>The pairs of methods are the same code, written twice.
 */
final class Chains {

    private long one = 88172645463325252L;
    private long other = 88172645463325252L;

    LongBody mixing(int steps) {
        return () -> {
            long x = one;
            for (int i = 0; i < steps; i++) {
                x ^= x << 13;
                x ^= x >>> 7;
                x ^= x << 17;
                x *= 0x9E3779B97F4A7C15L;
            }
            one = x;
            return x;
        };
    }

    LongBody mixingWrittenAgain(int steps) {
        return () -> {
            long x = other;
            for (int i = 0; i < steps; i++) {
                x ^= x << 13;
                x ^= x >>> 7;
                x ^= x << 17;
                x *= 0x9E3779B97F4A7C15L;
            }
            other = x;
            return x;
        };
    }

    LongBody dividing(int steps) {
        return () -> {
            long x = one;
            for (int i = 0; i < steps; i++) {
                x = 0x7FFFFFFFFFFFFFFFL / (x | 1) + i;
            }
            one = x;
            return x;
        };
    }

    LongBody dividingWrittenAgain(int steps) {
        return () -> {
            long x = other;
            for (int i = 0; i < steps; i++) {
                x = 0x7FFFFFFFFFFFFFFFL / (x | 1) + i;
            }
            other = x;
            return x;
        };
    }

    LongBody building(int steps) {
        return () -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < steps; i++) {
                text.append((char) ('a' + (one++ & 15)));
            }
            return text.toString().hashCode();
        };
    }

    LongBody buildingWrittenAgain(int steps) {
        return () -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < steps; i++) {
                text.append((char) ('a' + (other++ & 15)));
            }
            return text.toString().hashCode();
        };
    }
}
