package io.foundry.archive.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
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
        messager.printMessage(Diagnostic.Kind.ERROR, problem.message(details), placed(element));
    }

    // javac knows no place in the source for a component, but one for its field.
    private static Element placed(Element element) {
        Element owner = element.getEnclosingElement();
        if (element.getKind() == ElementKind.RECORD_COMPONENT && owner != null) {
            for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
                if (field.getSimpleName().equals(element.getSimpleName())) {
                    return field;
                }
            }
        }
        return element;
    }

    /** Returns problems so far; a reader compares two counts to see whether its own element was sound. */
    int count() {
        return count;
    }
}
