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

    static final String VIEW_ANNOTATION = "io.foundry.archive.ViewOf";

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
        return element.getKind() == ElementKind.INTERFACE
                && element.getModifiers().contains(Modifier.SEALED);
    }

    static String packageName(Element element) {
        Element enclosing = element;
        while (enclosing instanceof TypeElement) {
            enclosing = enclosing.getEnclosingElement();
        }
        return enclosing instanceof PackageElement in ? in.getQualifiedName().toString() : "";
    }

    /** Returns the qualified name of the view; those of nested records are not nested. */
    static String viewName(TypeElement element) {
        return generated(element, "View");
    }

    /** Returns the qualified name of the class that holds layout and codec. */
    static String archiveName(TypeElement element) {
        return generated(element, "Archive");
    }

    private static String generated(TypeElement element, String suffix) {
        String packageName = packageName(element);
        return (packageName.isEmpty() ? "" : packageName + ".") + element.getSimpleName() + suffix;
    }

    /** Returns whether the type and all types around it have the modifier. */
    static boolean all(Element element, Modifier modifier) {
        for (Element one = element; one instanceof TypeElement; one = one.getEnclosingElement()) {
            if (!one.getModifiers().contains(modifier)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the type or one of the types around it has the modifier. */
    static boolean any(Element element, Modifier modifier) {
        for (Element one = element; one instanceof TypeElement; one = one.getEnclosingElement()) {
            if (one.getModifiers().contains(modifier)) {
                return true;
            }
        }
        return false;
    }
}
