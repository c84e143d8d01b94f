package io.foundry.archive.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Generates the files of one archived type after the other, within one compilation. */
final class Generation {

    private final Filer filer;
    private final Problems problems;
    private final RecordReader records;
    private final UnionReader unions;
    private final ViewEmitter views;
    private final ArchiveEmitter archives;
    private final UnionEmitter unionArchives;
    private final Map<String, TypeElement> generated = new HashMap<>();

    Generation(ProcessingEnvironment environment) {
        Elements elements = environment.getElementUtils();
        SourceFile.Names names = name -> elements.getTypeElement(name) != null;
        filer = environment.getFiler();
        problems = new Problems(environment.getMessager());
        TypeReader types = new TypeReader(new Deprecations(elements), problems);
        TypeTable table = new TypeTable(new Advice(elements, environment.getTypeUtils()));
        records = new RecordReader(types, table, problems);
        unions = new UnionReader(types, problems);
        views = new ViewEmitter(names);
        archives = new ArchiveEmitter(names);
        unionArchives = new UnionEmitter(names);
    }

    /** Returns false if a type is missing that another processor may still write. */
    boolean generate(TypeElement element) {
        if (element.getRecordComponents().stream().anyMatch(component -> Reach.isMissing(component.asType()))) {
            return false;
        }
        int before = problems.count();
        if (element.getKind() == ElementKind.RECORD) {
            RecordModel model = records.read(element);
            if (problems.count() == before && isNew(element)) {
                write(element, ArchivedElements.viewName(element), views.emit(model));
                write(element, ArchivedElements.archiveName(element), archives.emit(model));
            }
        } else if (ArchivedElements.isSealedInterface(element)) {
            UnionModel model = unions.read(element);
            if (problems.count() == before && isNew(element)) {
                write(element, ArchivedElements.viewName(element), views.emit(model));
                write(element, ArchivedElements.archiveName(element), unionArchives.emit(model));
            }
        } else {
            problems.report(Problem.NOT_ARCHIVABLE, element, element.getSimpleName());
        }
        return true;
    }

    /** Says of a type that could not be generated what it lacked to the end. */
    void reportMissing(TypeElement element) {
        for (RecordComponentElement component : element.getRecordComponents()) {
            if (Reach.isMissing(component.asType())) {
                problems.report(Problem.MISSING_TYPE, component, component.getSimpleName(), component.asType());
            }
        }
    }

    private boolean isNew(TypeElement element) {
        String view = ArchivedElements.viewName(element);
        TypeElement other = generated.putIfAbsent(view, element);
        if (other != null) {
            problems.report(
                    Problem.SAME_NAME,
                    element,
                    other.getQualifiedName(),
                    element.getQualifiedName(),
                    element.getSimpleName() + "View");
        }
        return other == null;
    }

    private void write(TypeElement element, String name, String text) {
        try (Writer writer = filer.createSourceFile(name, element).openWriter()) {
            writer.write(text);
        } catch (FilerException e) {
            problems.report(Problem.NAME_TAKEN, element, name, element.getSimpleName());
        } catch (IOException e) {
            problems.report(Problem.NOT_WRITTEN, element, name, e);
        }
    }
}
