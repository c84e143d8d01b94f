package io.foundry.archive.processor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Names of types in the notation of {@link SourceFile}. */
final class TypeNames {

    private TypeNames() {}

    /** Returns the qualified name of a declared type, without its arguments. */
    static String of(TypeMirror type) {
        return ((TypeElement) ((DeclaredType) type).asElement())
                .getQualifiedName()
                .toString();
    }

    /** @param name a name as {@link #path} gives it */
    static String token(String name, String annotation) {
        return "${" + name + annotation + "}";
    }

    static String plain(TypeElement element) {
        return token(path(element), "");
    }

    /** Returns the name with the type's annotation for nulls, if it has one. */
    static String annotated(TypeElement element, AnnotatedConstruct type) {
        return token(path(element), nullable(type));
    }

    /** Returns the qualified name, in which a slash stands before the name of a nested type. */
    static String path(TypeElement element) {
        Element enclosing = element.getEnclosingElement();
        return enclosing instanceof TypeElement outer
                ? path(outer) + "/" + element.getSimpleName()
                : element.getQualifiedName().toString();
    }

    /** Returns the suffix of a token for an annotation named Nullable on the type, or an empty text. */
    static String nullable(AnnotatedConstruct type) {
        for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
            TypeElement element = (TypeElement) annotation.getAnnotationType().asElement();
            if (element.getSimpleName().contentEquals("Nullable")) {
                return "@" + path(element);
            }
        }
        return "";
    }

    /** Returns the annotation itself, or an empty text; with something around it if it is there. */
    static String annotation(AnnotatedConstruct type, String before, String after) {
        String nullable = nullable(type);
        return nullable.isEmpty() ? "" : before + "@${" + nullable.substring(1) + "}" + after;
    }

    static String generic(String name, List<ValueType> arguments, Function<ValueType, String> text) {
        return name + list("<", arguments, text, ">");
    }

    static String list(String open, List<ValueType> values, Function<ValueType, String> text, String close) {
        return values.stream().map(text).collect(Collectors.joining(", ", open, close));
    }
}
