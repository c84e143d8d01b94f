package io.foundry.archive.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * What the files of one archived type have in common.
 *
 * @param element the record or interface, to which generated files lead back
 * @param supers the views of archived interfaces that it belongs to, in the notation of {@link SourceFile}
 * @param suppressed warnings that generated code gives because of what the user's code uses, in quotes
 */
record ArchivedModel(
        TypeElement element, String packageName, boolean isPublic, List<String> supers, List<String> suppressed) {

    String viewName() {
        return ArchivedElements.viewName(element);
    }

    String archiveName() {
        return ArchivedElements.archiveName(element);
    }

    /** Returns a file of the type's package that knows the type, its view and its archive by the names in templates. */
    SourceFile file(SourceFile.Names names, String simpleName, String... nested) {
        SourceFile file = new SourceFile(names, packageName, simpleName, nested);
        file.define("record", TypeNames.plain(element));
        file.define("simpleName", element.getSimpleName().toString());
        file.define("view", TypeNames.token(viewName(), ""));
        file.define("viewPath", viewName());
        file.define("archive", TypeNames.token(archiveName(), ""));
        file.define("public", isPublic ? "public " : "");
        return file;
    }

    /** Returns the annotation against warnings, with its line's end, or an empty text. */
    String suppression() {
        return switch (suppressed.size()) {
            case 0 -> "";
            case 1 -> "@SuppressWarnings(" + suppressed.get(0) + ")\n";
            default -> "@SuppressWarnings({" + String.join(", ", suppressed) + "})\n";
        };
    }
}
