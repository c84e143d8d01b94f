package io.foundry.archive.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Finds the warnings that generated code would give because it uses what the user's code marks as deprecated. */
final class Deprecations {

    private final Elements elements;

    Deprecations(Elements elements) {
        this.elements = elements;
    }

    /** Returns names of warnings, in quotes, in a fixed order. */
    List<String> suppressed(TypeElement element) {
        Set<Element> used = new LinkedHashSet<>();
        addWithOuter(used, element);
        used.addAll(element.getEnclosedElements());
        for (RecordComponentElement component : element.getRecordComponents()) {
            add(used, component.asType());
        }
        element.getPermittedSubclasses().forEach(type -> add(used, type));
        List<String> suppressed = new ArrayList<>();
        if (used.stream().anyMatch(one -> elements.isDeprecated(one) && !isForRemoval(one))) {
            suppressed.add("\"deprecation\"");
        }
        if (used.stream().anyMatch(Deprecations::isForRemoval)) {
            suppressed.add("\"removal\"");
        }
        return suppressed;
    }

    private static void addWithOuter(Set<Element> used, Element element) {
        for (Element one = element; one instanceof TypeElement; one = one.getEnclosingElement()) {
            used.add(one);
        }
    }

    private static void add(Set<Element> used, TypeMirror type) {
        if (type.getKind() == TypeKind.DECLARED) {
            DeclaredType declared = (DeclaredType) type;
            addWithOuter(used, declared.asElement());
            declared.getTypeArguments().forEach(argument -> add(used, argument));
        }
    }

    private static boolean isForRemoval(Element element) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (TypeNames.of(annotation.getAnnotationType()).equals("java.lang.Deprecated")) {
                return annotation.getElementValues().entrySet().stream()
                        .anyMatch(entry -> entry.getKey().getSimpleName().contentEquals("forRemoval")
                                && Boolean.TRUE.equals(entry.getValue().getValue()));
            }
        }
        return false;
    }
}
