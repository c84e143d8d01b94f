package io.foundry.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What may be a name, and which names someone may have meant. Cold code. */
final class CommandNames {

    private static final int SUGGESTIONS = 3;

    private static final int LONGEST_ASKED = 64;

    private CommandNames() {}

    static String checked(String name) {
        if (name.isEmpty() || name.startsWith("-") || name.chars().anyMatch(CommandNames::needsQuotes)) {
            throw new IllegalArgumentException("A command's name is not empty, does not start with a dash and contains"
                    + " no quote, backslash or white space: '" + name + "'");
        }
        return name;
    }

    /** The names nearest to what was asked for, at most three, nearest first; none if none is near. */
    static List<String> nearest(String asked, Collection<String> names) {
        if (asked.isEmpty() || asked.length() > LONGEST_ASKED) {
            return List.of();
        }
        record Candidate(String name, int distance) {}
        List<Candidate> near = new ArrayList<>();
        for (String name : names) {
            int distance = name.startsWith(asked) ? 1 : distance(asked, name);
            if (distance <= Math.max(1, Math.min(asked.length(), name.length()) / 3)) {
                near.add(new Candidate(name, distance));
            }
        }
        near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
        return near.stream().limit(SUGGESTIONS).map(Candidate::name).toList();
    }

    /** Edits between two texts, a swap of neighbours being one (optimal string alignment, Damerau 1964). */
    static int distance(String a, String b) {
        int[][] rows = new int[3][b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = rows[i % 3];
            int[] above = rows[(i - 1) % 3];
            int[] twoAbove = rows[(i + 1) % 3];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
        }
        return rows[a.length() % 3][b.length()];
    }

    /** ", did you mean 'a' or 'b'?" or nothing. */
    static String question(Collection<String> nearest, String prefix) {
        if (nearest.isEmpty()) {
            return "";
        }
        List<String> quoted =
                nearest.stream().map(name -> "'" + prefix + name + "'").toList();
        return "; did you mean " + String.join(" or ", quoted) + "?";
    }

    static List<String> sorted(Collection<String> names) {
        String[] sorted = names.toArray(String[]::new);
        Arrays.sort(sorted);
        return List.of(sorted);
    }

    private static boolean needsQuotes(int c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '\\' || Character.isWhitespace(c);
    }
}
