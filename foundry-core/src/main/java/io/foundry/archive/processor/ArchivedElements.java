package io.foundry.archive.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Questions about archived records and interfaces, and the names of what is generated for them. */
final class ArchivedElements {

    static final String ANNOTATION = "io.foundry.archive.Archived";

    private ArchivedElements() {}

    static boolean isArchived(Element element) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(ANNOTATION)) {
                return true;
            }
        }
        return false;
    }

    static boolean isSealedInterface(Element element) {
        return element.getKind() == ElementKind.INTERFACE && element.getModifiers().contains(Modifier.SEALED);
    }

    static String packageName(Element element) {
        Element enclosing = element;
        while (!(enclosing instanceof PackageElement)) {
            enclosing = enclosing.getEnclosingElement();
        }
        return ((PackageElement) enclosing).getQualifiedName().toString();
    }

    /** @return the qualified name of the view; those of nested records are not nested */
    static String viewName(TypeElement element) {
        return generated(element, "View");
    }

    /** @return the qualified name of the class that holds layout and codec */
    static String archiveName(TypeElement element) {
        return generated(element, "Archive");
    }

    private static String generated(TypeElement element, String suffix) {
        String packageName = packageName(element);
        return (packageName.isEmpty() ? "" : packageName + ".") + element.getSimpleName() + suffix;
    }

    /** @return whether the type and all types around it have the modifier */
    static boolean all(Element element, Modifier modifier) {
        return isTop(element)
                || element.getModifiers().contains(modifier) && all(element.getEnclosingElement(), modifier);
    }

    /** @return whether the type or one of the types around it has the modifier */
    static boolean any(Element element, Modifier modifier) {
        return !isTop(element)
                && (element.getModifiers().contains(modifier) || any(element.getEnclosingElement(), modifier));
    }

    private static boolean isTop(Element element) {
        return element instanceof PackageElement;
    }
}
