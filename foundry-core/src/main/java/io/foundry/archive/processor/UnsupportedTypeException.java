package io.foundry.archive.processor;

import javax.lang.model.type.TypeMirror;

/** Leads out of the reading of a type for which there is no layout. Never leaves the processor. */
final class UnsupportedTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TypeMirror type;

    /** @param advice what to do, as the end of a sentence */
    UnsupportedTypeException(TypeMirror type, String advice) {
        super(advice);
        this.type = type;
    }

    TypeMirror type() {
        return type;
    }
}
