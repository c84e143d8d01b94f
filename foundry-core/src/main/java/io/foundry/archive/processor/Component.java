package io.foundry.archive.processor;

/**
 * A component of a record.
 *
 * @param name also of its accessor
 * @param constant the name of its constants
 * @param nullable the annotation for nulls on its accessor and not on its type, in the notation of {@link SourceFile}, or
 *     an empty text
 */
record Component(String name, String constant, String nullable, ValueType type) {

    /** Returns what stands before the type of the view's accessor. */
    String annotation() {
        return nullable.isEmpty() ? "" : nullable + " ";
    }

    /** Returns whether null is announced, by an annotation of either kind. */
    boolean isNullable() {
        return !nullable.isEmpty() || type.view().contains("@");
    }

    /** Returns the expression of the layout: a constant of the holder if it makes an object. */
    String layout() {
        return type.isComposed() ? "Components." + constant : type.layout();
    }
}
