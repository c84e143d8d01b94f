package io.foundry.atlas.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The request parameters and what each of them may be, in the words that a client is told. */
public enum Parameter {
    CODE("two letters, an ISO 3166-1 country code such as DE"),
    ID("a whole number from 1 to 2147483647"),
    LAT("a number of degrees from -90 to 90"),
    LIMIT("a whole number from 1 to 100"),
    LON("a number of degrees from -180 to 180"),
    Q("1 to 100 characters, at least one of them a letter or digit");

    /** As many cities as one answer holds where the client may choose. */
    public static final int MAX_LIMIT = 100;

    public static final int MAX_QUERY_LENGTH = 100;

    private final String allowed;

    Parameter(String allowed) {
        this.allowed = allowed;
    }

    /** Throws an {@link InvalidParameterException} unless the value is acceptable. */
    public void require(boolean acceptable, Object value) {
        if (!acceptable) {
            throw new InvalidParameterException(refusal(value));
        }
    }

    String refusal(@Nullable Object value) {
        return "'" + label() + "' must be " + allowed + ", but was '" + value + "'.";
    }

    String absence() {
        return "'" + label() + "' is missing; it must be " + allowed + ".";
    }

    static @Nullable Parameter named(@Nullable String label) {
        for (Parameter parameter : values()) {
            if (parameter.label().equals(label)) {
                return parameter;
            }
        }
        return null;
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
