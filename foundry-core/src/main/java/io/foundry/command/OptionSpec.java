package io.foundry.command;

/**
 * One option or flag that a command declares.
 *
 * @param name its name without dashes, at least two chars
 * @param letter its short form, or {@link #NO_LETTER}
 * @param takesValue whether it has a value ({@code --step=3}, {@code --step 3}) or is a flag ({@code --force})
 * @param description one line for the help
 */
public record OptionSpec(String name, char letter, boolean takesValue, String description) {

    /** The letter of an option without a short form. */
    public static final char NO_LETTER = 0;

    /**
     * Checks that the parser can tell the name from everything else.
     *
     * @param name without dashes
     * @param letter its short form
     * @param takesValue whether it has a value
     * @param description one line
     */
    public OptionSpec {
        if (name.length() < 2 || name.startsWith("-") || !name.chars().allMatch(OptionSpec::isPartOfName)) {
            throw new IllegalArgumentException("An option's name has two chars or more, does not start with a dash and"
                    + " contains no '=', quote, backslash or white space: '" + name + "'");
        }
        if (letter != NO_LETTER && (letter == '-' || !isPartOfName(letter))) {
            throw new IllegalArgumentException("Option --" + name + " cannot have the short form '" + letter + "'");
        }
    }

    private static boolean isPartOfName(int c) {
        return c > ' ' && c != '=' && c != '"' && c != '\'' && c != '\\' && !Character.isWhitespace(c);
    }
}
