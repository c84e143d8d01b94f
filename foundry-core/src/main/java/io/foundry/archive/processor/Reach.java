package io.foundry.archive.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Answers which types generated code can name from the record's package. */
final class Reach {

    private Reach() {}

    static boolean reaches(TypeMirror type, String packageName) {
        if (type.getKind() != TypeKind.DECLARED) {
            return true;
        }
        DeclaredType declared = (DeclaredType) type;
        if (!reaches(declared.asElement(), packageName)) {
            return false;
        }
        return declared.getTypeArguments().stream().allMatch(argument -> reaches(argument, packageName));
    }

    static boolean reaches(Element element, String packageName) {
        return ArchivedElements.packageName(element).equals(packageName)
                ? !ArchivedElements.any(element, Modifier.PRIVATE)
                : ArchivedElements.all(element, Modifier.PUBLIC);
    }

    /** Returns whether the type, or an argument of it, does not exist. */
    static boolean isMissing(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> true;
            case ARRAY -> isMissing(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(Reach::isMissing);
            default -> false;
        };
    }
}
