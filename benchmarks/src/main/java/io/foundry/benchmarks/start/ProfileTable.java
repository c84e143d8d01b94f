package io.foundry.benchmarks.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where starting threads spend their CPU time, as tables in Markdown, one for each application and Java. */
final class ProfileTable {

    private final Map<Subject, Optional<StackProfile>> profiles;

    /**
     * Makes the tables.
     *
     * @param profiles in the order of the columns; empty where it was not measured
     */
    ProfileTable(Map<Subject, Optional<StackProfile>> profiles) {
        this.profiles = profiles;
    }

    String markdown() {
        Map<String, List<Subject>> tables = new LinkedHashMap<>();
        for (Subject subject : profiles.keySet()) {
            String title = subject.app() + ", JDK " + subject.jdk().version();
            tables.computeIfAbsent(title, none -> new ArrayList<>()).add(subject);
        }
        StringBuilder text = new StringBuilder();
        tables.forEach(
                (title, subjects) -> text.append(text.isEmpty() ? "" : "\n").append(table(title, subjects)));
        return text.toString();
    }

    private String table(String title, List<Subject> subjects) {
        StringBuilder text = new StringBuilder("| " + title + " |");
        subjects.forEach(subject -> text.append(' ')
                .append(subject.layout())
                .append(", ")
                .append(subject.variant())
                .append(" |"));
        text.append("\n|---|").append("---:|".repeat(subjects.size())).append('\n');
        for (StackCategory category : StackCategory.values()) {
            text.append(row(
                    category.title(),
                    subjects,
                    profile -> percent(profile.byCategory().getOrDefault(category, 0L), profile.ofStartingThread())));
        }
        return text.append(row(
                        "*in any of these, with Foundry on the stack*",
                        subjects,
                        profile -> percent(profile.belowFoundry(), profile.ofStartingThread())))
                .append(row(
                        "*samples of the starting thread*",
                        subjects,
                        profile -> String.valueOf(profile.ofStartingThread())))
                .append(row(
                        "*their share of those of all threads, the shutdown's too*",
                        subjects,
                        profile -> percent(profile.ofStartingThread(), profile.ofAllThreads())))
                .toString();
    }

    private String row(String title, List<Subject> subjects, Function<StackProfile, String> cell) {
        StringBuilder row = new StringBuilder("| " + title + " |");
        for (Subject subject : subjects) {
            String value =
                    profiles.getOrDefault(subject, Optional.empty()).map(cell).orElse(StartTable.NOT_MEASURED);
            row.append(' ').append(value).append(" |");
        }
        return row.append('\n').toString();
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
