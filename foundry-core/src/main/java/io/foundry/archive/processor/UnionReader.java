package io.foundry.archive.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Makes a model of a sealed interface, or reports what is wrong with it. */
final class UnionReader {

    private final TypeReader types;
    private final Problems problems;

    UnionReader(TypeReader types, Problems problems) {
        this.types = types;
        this.problems = problems;
    }

    /** Returns a model; of no use if problems were reported. */
    UnionModel read(TypeElement element) {
        ArchivedModel type = types.read(element);
        Set<String> cases = new LinkedHashSet<>();
        addCases(cases, element, element);
        return new UnionModel(type, List.copyOf(cases));
    }

    // Archived sealed interfaces among the cases stand for their records.
    private void addCases(Set<String> cases, TypeElement union, TypeElement root) {
        for (TypeMirror permitted : union.getPermittedSubclasses()) {
            if (Reach.isMissing(permitted)) {
                continue; // javac says so
            }
            TypeElement element = (TypeElement) ((DeclaredType) permitted).asElement();
            if (!ArchivedElements.isArchived(element)) {
                boolean canBe = element.getKind() == ElementKind.RECORD || ArchivedElements.isSealedInterface(element);
                String advice = canBe
                        ? "annotate it with @Archived"
                        : "permit records and sealed interfaces only, or keep @Archived away from "
                                + root.getSimpleName();
                problems.report(Problem.CASE_NOT_ARCHIVED, root, root.getSimpleName(), element.getSimpleName(), advice);
            } else if (element.getKind() == ElementKind.RECORD) {
                cases.add(TypeNames.token(ArchivedElements.archiveName(element), "") + ".TYPE");
            } else {
                addCases(cases, element, root);
            }
        }
    }
}
