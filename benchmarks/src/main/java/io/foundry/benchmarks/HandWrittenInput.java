package io.foundry.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one would write by hand: lists and maps, filled anew for each input. */
final class HandWrittenInput {

    final List<String> arguments = new ArrayList<>();

    final Set<String> flags = new HashSet<>();

    final Map<String, String> options = new HashMap<>();

    HandWrittenInput(String[] args) {
        for (String arg : args) {
            if (arg.startsWith("--")) {
                int equals = arg.indexOf('=');
                if (equals < 0) {
                    flags.add(arg.substring(2));
                } else {
                    options.put(arg.substring(2, equals), arg.substring(equals + 1));
                }
            } else {
                arguments.add(arg);
            }
        }
    }
}
