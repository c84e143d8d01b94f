package io.foundry.benchmarks;

import io.foundry.command.Command;
import io.foundry.command.Input;
import java.util.ArrayList;
import java.util.List;

/** The inputs that several benchmarks share. */
final class Workloads {

    static final int COMMANDS = 100;

    private static final String[] GROUPS = {
        "migrate", "cache", "queue", "route", "config", "auth", "mail", "event", "storage", "schedule"
    };

    private static final String[] VERBS = {
        "run", "list", "clear", "make", "show", "status", "reset", "fresh", "seed", "test"
    };

    private Workloads() {}

    /** 100 command names. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String group : GROUPS) {
            for (String verb : VERBS) {
                names.add(group + ":" + verb);
            }
        }
        return names;
    }

    static String[] argv(int j) {
        return new String[] {fresh(names().get(j * 37 % COMMANDS)), "users", "--force", "--step=3", "2024"};
    }

    /** An equal String whose hash nobody has asked for. */
    static String fresh(String text) {
        return new String(text.toCharArray());
    }

    static int result(int i, int factor, int argumentCount, boolean force, int stepLength) {
        return (i * factor) ^ argumentCount ^ ((force ? 1 : 0) << 8) ^ (stepLength << 16);
    }

    static int result(int i, int factor, HandWrittenInput input) {
        String step = input.options.get("step");
        return result(
                i, factor, input.arguments.size() - 1, input.flags.contains("force"), step == null ? 0 : step.length());
    }

    /** The command of a place: of one of eight classes, so that the call cannot be predicted by class. */
    static Command command(int i) {
        return switch (i % 8) {
            case 0 -> new Command0(i);
            case 1 -> new Command1(i);
            case 2 -> new Command2(i);
            case 3 -> new Command3(i);
            case 4 -> new Command4(i);
            case 5 -> new Command5(i);
            case 6 -> new Command6(i);
            default -> new Command7(i);
        };
    }

    private static int answer(int i, int factor, Input input) {
        var step = input.optionView("step");
        return result(i, factor, input.argumentCount(), input.hasFlag("force"), step == null ? 0 : step.length());
    }

    record Command0(int i) implements Command {
        @Override
        public int execute(Input input) {
            return answer(i, 3, input);
        }
    }

    record Command1(int i) implements Command {
        @Override
        public int execute(Input input) {
            return answer(i, 5, input);
        }
    }

    record Command2(int i) implements Command {
        @Override
        public int execute(Input input) {
            return answer(i, 7, input);
        }
    }

    record Command3(int i) implements Command {
        @Override
        public int execute(Input input) {
            return answer(i, 11, input);
        }
    }

    record Command4(int i) implements Command {
        @Override
        public int execute(Input input) {
            return answer(i, 13, input);
        }
    }

    record Command5(int i) implements Command {
        @Override
        public int execute(Input input) {
            return answer(i, 17, input);
        }
    }

    record Command6(int i) implements Command {
        @Override
        public int execute(Input input) {
            return answer(i, 19, input);
        }
    }

    record Command7(int i) implements Command {
        @Override
        public int execute(Input input) {
            return answer(i, 23, input);
        }
    }
}
