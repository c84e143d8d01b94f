package io.foundry.spring.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;

/**
 * Thrown at start where a property under {@code foundry.} has a value that cannot work.
 *
 * <p>Its analysis is all that a user sees.
 */
public final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;

    private final String reason;

    private final transient @Nullable Origin origin;

    /**
     * A value that the property's own rule refuses.
     *
     * @param property the property's full name
     * @param value what it was set to; the properties of Foundry hold no secrets
     * @param reason what a value must be, as the end of a sentence
     */
    public InvalidPropertyException(String property, Object value, String reason) {
        this(property, "is " + value + " but " + reason, (Origin) null);
    }

    private InvalidPropertyException(String property, String reason, @Nullable Origin origin) {
        super(property + " " + reason);
        this.property = property;
        this.reason = reason;
        this.origin = origin;
    }

    InvalidPropertyException from(@Nullable Origin found) {
        return new InvalidPropertyException(property, reason, found);
    }

    /**
     * Which property it is.
     *
     * @return its full name
     */
    public String property() {
        return property;
    }

    /**
     * What is wrong with it.
     *
     * @return the rest of a sentence that starts with the property
     */
    public String reason() {
        return reason;
    }

    /**
     * Where the value was set.
     *
     * @return the file and line, or the kind of source; null where that is not known
     */
    public @Nullable Origin origin() {
        return origin;
    }
}
