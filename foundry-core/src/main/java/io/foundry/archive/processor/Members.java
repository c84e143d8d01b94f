package io.foundry.archive.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What a record declares beside its components, and which extras of the view that leaves room for. */
final class Members {

    private final List<ExecutableElement> methods;
    private final List<Component> components;

    Members(TypeElement element, List<Component> components) {
        this.methods = ElementFilter.methodsIn(element.getEnclosedElements());
        this.components = components;
    }

    /** Returns the extras but for those that an accessor, or a method of the record, would get in the way of. */
    List<Extra> extras() {
        Set<String> accessors = components.stream().map(Component::name).collect(Collectors.toSet());
        List<Extra> extras = new ArrayList<>();
        for (Component component : components) {
            for (Extra extra : Extra.of(component)) {
                boolean isAccessor = extra.parameterType().isEmpty() && accessors.contains(extra.name());
                if (!isAccessor && methods.stream().noneMatch(method -> clashes(method, extra))) {
                    extras.add(extra);
                }
            }
        }
        return extras;
    }

    private static boolean clashes(ExecutableElement method, Extra extra) {
        String parameters = method.getParameters().stream()
                .map(parameter -> parameter.asType().getKind().isPrimitive()
                        ? parameter.asType().toString()
                        : parameter.asType().toString().replaceAll("^(@\\S+ )+", ""))
                .collect(Collectors.joining(","));
        return method.getSimpleName().contentEquals(extra.name()) && parameters.equals(extra.parameterType());
    }

    // The compiler's own toString is final, which nobody writes in a record.
    boolean hasOwnToString() {
        return methods.stream()
                .anyMatch(method -> method.getKind() == ElementKind.METHOD
                        && method.getSimpleName().contentEquals("toString")
                        && method.getParameters().isEmpty()
                        && !method.getModifiers().contains(Modifier.FINAL));
    }
}
