package io.foundry.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the parser should do, written without a thought for speed. */
final class ObviousParser {

    final List<String> arguments = new ArrayList<>();

    boolean failed;

    /** Pairs of a name and a value or null, in the order given. */
    private final List<String[]> options = new ArrayList<>();

    private ObviousParser() {}

    static ObviousParser parse(List<String> args, boolean declared) {
        ObviousParser parser = new ObviousParser();
        parser.read(new ArrayList<>(args), declared);
        return parser;
    }

    boolean hasFlag(String name) {
        return options.stream().anyMatch(option -> option[0].equals(name) && option[1] == null);
    }

    List<String> values(String name) {
        return options.stream()
                .filter(option -> option[0].equals(name) && option[1] != null)
                .map(option -> option[1])
                .toList();
    }

    private void read(List<String> rest, boolean declared) {
        while (!rest.isEmpty() && !failed) {
            String arg = rest.remove(0);
            if (arg.equals("--")) {
                arguments.addAll(rest);
                return;
            }
            if (arg.matches("(?s)--.+")) {
                readLong(arg.substring(2), rest, declared);
            } else if (arg.matches("(?s)-[^0-9.].*")) {
                readLetters(arg.substring(1), rest, declared);
            } else {
                arguments.add(arg);
            }
        }
    }

    private void readLong(String option, List<String> rest, boolean declared) {
        int equals = option.indexOf('=');
        failed |= equals == 0;
        if (equals >= 0) {
            options.add(new String[] {option.substring(0, equals), option.substring(equals + 1)});
        } else {
            boolean valued = declared && List.of("step", "steps").contains(option);
            options.add(new String[] {option, valued ? next(rest) : null});
        }
    }

    private void readLetters(String letters, List<String> rest, boolean declared) {
        failed |= letters.startsWith("=");
        for (int i = 0; i < letters.length(); i++) {
            String letter = letters.substring(i, i + 1);
            String behind = letters.substring(i + 1);
            boolean valued = declared && letter.equals("s");
            if (valued && behind.isEmpty()) {
                add(letter, next(rest), declared);
            } else if (behind.startsWith("=")) {
                add(letter, behind.substring(1), declared);
                return;
            } else if (valued) {
                add(letter, behind, declared);
                return;
            } else {
                add(letter, null, declared);
            }
        }
    }

    /** A declared letter is the option that it is short for. */
    private void add(String letter, String value, boolean declared) {
        options.add(new String[] {letter, value});
        if (declared && letter.equals("s")) {
            options.add(new String[] {"step", value});
        }
        if (declared && letter.equals("f")) {
            options.add(new String[] {"force", value});
        }
    }

    private String next(List<String> rest) {
        if (rest.isEmpty() || rest.get(0).matches("(?s)-[^0-9.].*")) {
            failed = true;
            return "";
        }
        return rest.remove(0);
    }

    /** A line that a shell would cut into these. */
    static String quoted(List<String> args) {
        return args.stream()
                .map(arg -> arg.hashCode() % 3 == 0 || arg.isEmpty() ? "'" + arg + "'" : arg)
                .collect(Collectors.joining("  "));
    }
}
