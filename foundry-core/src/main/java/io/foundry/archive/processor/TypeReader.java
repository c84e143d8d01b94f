package io.foundry.archive.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads what archived records and interfaces have in common, and checks it. */
final class TypeReader {

    private final Deprecations deprecations;
    private final Problems problems;

    TypeReader(Deprecations deprecations, Problems problems) {
        this.deprecations = deprecations;
        this.problems = problems;
    }

    ArchivedModel read(TypeElement element) {
        String packageName = ArchivedElements.packageName(element);
        if (!element.getTypeParameters().isEmpty()) {
            problems.report(Problem.GENERIC, element, element.getSimpleName());
        }
        if (ArchivedElements.any(element, Modifier.PRIVATE)) {
            problems.report(Problem.PRIVATE, element, element.getSimpleName());
        }
        checkView(element);
        return new ArchivedModel(
                element,
                packageName,
                ArchivedElements.all(element, Modifier.PUBLIC),
                supers(element),
                deprecations.suppressed(element));
    }

    // In the first round the view is a type that does not exist, of which there is no more than the name.
    private void checkView(TypeElement element) {
        String view = ArchivedElements.viewName(element);
        String simple = element.getSimpleName() + "View";
        for (TypeMirror type : element.getInterfaces()) {
            TypeElement declared = (TypeElement) ((DeclaredType) type).asElement();
            String name = declared.getQualifiedName().toString();
            if (name.equals(view) || name.equals(simple)) {
                return;
            }
        }
        String verb = element.getKind() == ElementKind.INTERFACE ? "extend" : "implement";
        problems.report(Problem.VIEW_NOT_IMPLEMENTED, element, element.getSimpleName(), verb, simple);
    }

    private static List<String> supers(TypeElement element) {
        List<String> supers = new ArrayList<>();
        for (TypeMirror type : element.getInterfaces()) {
            TypeElement declared = (TypeElement) ((DeclaredType) type).asElement();
            if (ArchivedElements.isArchived(declared)) {
                supers.add(TypeNames.token(ArchivedElements.viewName(declared), ""));
            }
        }
        return supers;
    }
}
