package io.foundry.archive.processor;

import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Says what to do about a type that has no layout. */
final class Advice {

    private final Elements elements;
    private final Types types;

    Advice(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    UnsupportedTypeException unsupported(TypeMirror type) {
        return new UnsupportedTypeException(type, text(type));
    }

    /** Rejects containers whose layout would not be what the record holds. */
    void check(DeclaredType type, String factory, List<ValueType> arguments) {
        ValueType first = arguments.get(0);
        if (factory.equals("optional") && first.type().startsWith("${java.util.Optional}")) {
            throw new UnsupportedTypeException(
                    type, "an empty optional in an optional cannot be told from none." + " Declare one Optional");
        }
        if ((factory.equals("set") || factory.equals("map")) && first.isPrimitiveArray()) {
            throw new UnsupportedTypeException(type, "arrays are not found by their content. Declare a List");
        }
    }

    private String text(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> "only arrays of primitives are. Declare List<" + element((ArrayType) type) + ">";
            case WILDCARD -> "it is no type of its own. Declare the container without a wildcard";
            case DECLARED -> text((DeclaredType) type);
            default -> general();
        };
    }

    private static String element(ArrayType type) {
        TypeMirror element = type.getComponentType();
        return element.toString();
    }

    private String text(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        if (isView(element)) {
            return "it is a generated view. Declare the record itself";
        }
        if (element.getKind() == ElementKind.RECORD || ArchivedElements.isSealedInterface(element)) {
            return element.getTypeParameters().isEmpty()
                    ? "annotate " + element.getSimpleName() + " with @Archived"
                    : "it has type parameters. Declare an archived record without them";
        }
        if (name.startsWith("java.util.Optional")) {
            return "in a container declare Optional with a boxed type";
        }
        if (name.equals("java.util.List")
                || name.equals("java.util.Set")
                || name.equals("java.util.Map")
                || name.equals("java.util.Collection")) {
            return "give it type arguments";
        }
        for (String container : List.of("java.util.Map", "java.util.Set", "java.util.List", "java.util.Collection")) {
            if (isA(type, container)) {
                return "declare " + (container.endsWith("Collection") ? "java.util.List" : container);
            }
        }
        return isA(type, "java.util.Date") || isA(type, "java.util.Calendar") ? "declare java.time.Instant" : general();
    }

    private static String general() {
        return "declare one of the types in docs/archive.md, make it an @Archived record, or keep it out of the record";
    }

    private static boolean isView(TypeElement element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(annotation ->
                        TypeNames.of(annotation.getAnnotationType()).equals(ArchivedElements.VIEW_ANNOTATION));
    }

    private boolean isA(DeclaredType type, String className) {
        TypeElement other = elements.getTypeElement(className);
        return other != null
                && type.getKind() == TypeKind.DECLARED
                && types.isSubtype(types.erasure(type), types.erasure(other.asType()));
    }
}
