package io.foundry.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where an input cannot be read, or is not what a command declares.
 *
 * <p>The message tells what is wrong and where, without quoting values, so that it may be logged.
 * {@link #explanation()} shows the input too and is for whoever typed it.
 */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN_BEFORE = 60;

    private static final int SHOWN = 100;

    private final String input;

    private final int position;

    // An array, because a List need not be serializable.
    private final String[] nearest;

    InvalidInputException(String problem, String input, int position, List<String> nearest, @Nullable Throwable cause) {
        super("At char " + (position + 1) + " of the input: " + problem, cause);
        this.input = input;
        this.position = position;
        this.nearest = nearest.toArray(String[]::new);
    }

    /**
     * The input; arguments that came one by one are joined by spaces.
     *
     * @return the input as one line
     */
    public String input() {
        return input;
    }

    /**
     * Where the problem is.
     *
     * @return a place in {@link #input()}, counted in chars from 0; its length where something is missing at the end
     */
    public int position() {
        return position;
    }

    /**
     * What may have been meant instead of an unknown option.
     *
     * @return option names without dashes, nearest first; empty if there are none, or for other problems
     */
    public List<String> nearest() {
        return List.of(nearest);
    }

    /**
     * Shows the place: the message, the input, and a caret under the place. Long inputs are cut around it.
     *
     * @return three lines
     */
    public String explanation() {
        int from = Math.max(0, position - SHOWN_BEFORE);
        int to = Math.min(input.length(), from + SHOWN);
        StringBuilder lines = new StringBuilder(getMessage()).append('\n');
        for (int i = from; i < to; i++) {
            char c = input.charAt(i);
            lines.append(Character.isISOControl(c) ? ' ' : c);
        }
        return lines.append('\n')
                .append(" ".repeat(position - from))
                .append('^')
                .toString();
    }
}
