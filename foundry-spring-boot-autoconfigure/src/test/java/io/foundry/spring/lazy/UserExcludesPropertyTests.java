package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Entries with asterisks match what the same pattern as a regular expression matches. */
class UserExcludesPropertyTests {

    private static final int CASES = 20_000;

    @Test
    void anAsteriskStandsForAnyText() {
        long seed = System.nanoTime();
        System.out.println("UserExcludesPropertyTests: seed " + seed);
        Random random = new Random(seed);
        int matched = 0;
        for (int i = 0; i < CASES; i++) {
            String name = text(random, "ab.", 1 + random.nextInt(8));
            String entry = text(random, "ab.*", 1 + random.nextInt(6)) + "a";
            boolean expected = Pattern.matches(regex(entry), name);

            UserExcludes excludes = new UserExcludes(List.of(entry));
            boolean actual = excludes.reason(name, int.class, null, null) != null;

            assertThat(actual).as("'%s' for '%s'", entry, name).isEqualTo(expected);
            assertThat(excludes.unmatched().isEmpty()).isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).as("cases that match").isBetween(CASES / 100, CASES * 9 / 10);
    }

    private static String regex(String entry) {
        StringBuilder regex = new StringBuilder();
        for (char c : entry.toCharArray()) {
            regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }

    private static String text(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
