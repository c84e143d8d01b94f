package io.foundry.archive;

/**
 * Thrown for a value of an archived type that the format has no place for: a null among elements that cannot be null, or a
 * set or map that compares its keys in a way of its own. Another codec may be able to keep it.
 */
public final class NotArchivableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Says why, without content. */
    NotArchivableException(String message) {
        super(message);
    }
}
