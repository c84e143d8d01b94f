package io.foundry.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/** Reads numbers, durations and sizes out of slices. Allocates nothing except in errors and for ISO durations. */
final class Values {

    private static final String DURATION = "a duration such as 500ms, 3s, 1h30m or PT3S";

    private static final String SIZE = "a size such as 512, 10KB, 64MB or 1GB";

    private Values() {}

    static long wholeNumber(Tokens tokens, long slice, long least, long most) {
        int length = Slices.length(tokens, slice);
        boolean negative = length > 0 && Slices.at(tokens, slice, 0) == '-';
        int i = negative || (length > 0 && Slices.at(tokens, slice, 0) == '+') ? 1 : 0;
        boolean bad = i == length;
        // Summed up below zero, where there is room for one more number.
        long sum = 0;
        for (; i < length && !bad; i++) {
            int digit = Slices.at(tokens, slice, i) - '0';
            bad = digit < 0 || digit > 9 || sum < (Long.MIN_VALUE + digit) / 10;
            sum = sum * 10 - digit;
        }
        if (bad || (!negative && sum == Long.MIN_VALUE)) {
            throw notANumber(tokens, slice, least, most);
        }
        long number = negative ? sum : -sum;
        if (number < least || number > most) {
            throw notANumber(tokens, slice, least, most);
        }
        return number;
    }

    static long nanos(Tokens tokens, long slice) {
        int length = Slices.length(tokens, slice);
        if (length > 0 && (Slices.at(tokens, slice, 0) == 'P' || Slices.at(tokens, slice, 0) == 'p')) {
            return isoNanos(tokens, slice);
        }
        long total = 0;
        int i = 0;
        while (i < length) {
            int digits = digitsEnd(tokens, slice, i, length);
            int end = lettersEnd(tokens, slice, digits, length);
            long unit = unitNanos(tokens, slice, digits, end);
            long number = number(tokens, slice, i, digits);
            if (digits == i || unit == 0 || number < 0 || number > (Long.MAX_VALUE - total) / unit) {
                throw InputProblems.badValue(tokens, slice, DURATION, null);
            }
            total += number * unit;
            i = end;
        }
        if (length == 0) {
            throw InputProblems.badValue(tokens, slice, DURATION, null);
        }
        return total;
    }

    static long bytes(Tokens tokens, long slice) {
        int length = Slices.length(tokens, slice);
        int digits = digitsEnd(tokens, slice, 0, length);
        int shift = sizeShift(tokens, slice, digits, length);
        long number = number(tokens, slice, 0, digits);
        if (digits == 0 || shift < 0 || number < 0 || number > Long.MAX_VALUE >> shift) {
            throw InputProblems.badValue(tokens, slice, SIZE, null);
        }
        return number << shift;
    }

    private static InvalidInputException notANumber(Tokens tokens, long slice, long least, long most) {
        return InputProblems.badValue(tokens, slice, "a whole number from " + least + " to " + most, null);
    }

    private static long isoNanos(Tokens tokens, long slice) {
        try {
            return Duration.parse(Slices.text(tokens, slice)).toNanos();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw InputProblems.badValue(tokens, slice, DURATION, e);
        }
    }

    /** A number without a sign, or -1 where it does not fit. */
    private static long number(Tokens tokens, long slice, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            int digit = Slices.at(tokens, slice, i) - '0';
            if (sum > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            sum = sum * 10 + digit;
        }
        return sum;
    }

    private static int digitsEnd(Tokens tokens, long slice, int from, int length) {
        int i = from;
        while (i < length && Slices.at(tokens, slice, i) >= '0' && Slices.at(tokens, slice, i) <= '9') {
            i++;
        }
        return i;
    }

    private static int lettersEnd(Tokens tokens, long slice, int from, int length) {
        int i = from;
        while (i < length && lower(tokens, slice, i) >= 'a' && lower(tokens, slice, i) <= 'z') {
            i++;
        }
        return i;
    }

    /** The length of a unit; 0 for what is none. */
    private static long unitNanos(Tokens tokens, long slice, int from, int to) {
        int first = to > from ? lower(tokens, slice, from) : 0;
        if (to - from == 1) {
            return switch (first) {
                case 's' -> TimeUnit.SECONDS.toNanos(1);
                case 'm' -> TimeUnit.MINUTES.toNanos(1);
                case 'h' -> TimeUnit.HOURS.toNanos(1);
                case 'd' -> TimeUnit.DAYS.toNanos(1);
                default -> 0;
            };
        }
        if (to - from != 2 || lower(tokens, slice, from + 1) != 's') {
            return 0;
        }
        return first == 'n' ? 1 : first == 'u' ? 1_000 : first == 'm' ? 1_000_000 : 0;
    }

    /** The power of two of "", B, KB, KiB, K and so on; -1 for what is none. Units are binary, as in Spring's DataSize. */
    private static int sizeShift(Tokens tokens, long slice, int from, int to) {
        int length = to - from;
        if (length == 0 || (length == 1 && lower(tokens, slice, from) == 'b')) {
            return 0;
        }
        boolean unit = length == 1
                || (length == 2 && lower(tokens, slice, from + 1) == 'b')
                || (length == 3 && lower(tokens, slice, from + 1) == 'i' && lower(tokens, slice, from + 2) == 'b');
        int power = "kmgt".indexOf(lower(tokens, slice, from));
        return unit && power >= 0 ? 10 * (power + 1) : -1;
    }

    private static int lower(Tokens tokens, long slice, int index) {
        char c = Slices.at(tokens, slice, index);
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
