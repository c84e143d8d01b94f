package io.foundry.archive.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Reports problems at their elements, so that one compilation shows all of them. */
final class Problems {

    private final Messager messager;
    private int count;

    Problems(Messager messager) {
        this.messager = messager;
    }

    void report(Problem problem, Element element, Object... details) {
        count++;
        messager.printMessage(Diagnostic.Kind.ERROR, problem.message(details), element);
    }

    /** Returns problems so far; a reader compares two counts to see whether its own element was sound. */
    int count() {
        return count;
    }
}
