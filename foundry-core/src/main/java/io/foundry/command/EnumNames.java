package io.foundry.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds constants by what a user would type. Remembers a type's constants as long as the type is loaded. */
final class EnumNames {

    private static final ClassValue<Enum<?>[]> CONSTANTS = new ClassValue<>() {
        @Override
        protected Enum<?>[] computeValue(Class<?> type) {
            return (Enum<?>[]) type.getEnumConstants();
        }
    };

    private EnumNames() {}

    static <E extends Enum<E>> E find(Tokens tokens, long slice, Class<E> type) {
        for (Enum<?> constant : CONSTANTS.get(type)) {
            if (matches(tokens, slice, constant.name())) {
                return type.cast(constant);
            }
        }
        throw InputProblems.badValue(tokens, slice, "one of " + choices(type), null);
    }

    private static boolean matches(Tokens tokens, long slice, String name) {
        int length = name.length();
        if (Slices.length(tokens, slice) != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (folded(Slices.at(tokens, slice, i)) != folded(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int folded(char c) {
        return c == '-' ? '_' : c >= 'a' && c <= 'z' ? c & ~0x20 : c;
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(CONSTANTS.get(type))
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
