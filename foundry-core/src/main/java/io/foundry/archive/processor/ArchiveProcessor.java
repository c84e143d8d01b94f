package io.foundry.archive.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code CityView} and {@code CityArchive} for an {@code @Archived} record {@code City}, and the same for sealed
 * interfaces of such records.
 *
 * <p>javac does not call it where nothing is annotated. Each file depends on one element and what that refers to, so that
 * incremental builds compile again only what has changed. It holds no state beyond one compilation, and reports what is
 * wrong with all types of one compilation together, with ids from FND-A001 on.
 */
public final class ArchiveProcessor extends AbstractProcessor {

    /** Names of types with components that are not there yet: they may come out of another processor. */
    private final Set<String> waiting = new LinkedHashSet<>();

    private @Nullable Generation generation;

    /** For javac, which finds it as a service. */
    public ArchiveProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // The second one is on what it writes: nobody would claim it, and javac would warn of that.
        return Set.of(ArchivedElements.ANNOTATION, ArchivedElements.VIEW_ANNOTATION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Returns true where something is annotated: the annotation is nobody else's. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // else javac warns that nobody claims them
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (annotations.isEmpty() && waiting.isEmpty()) {
            return false;
        }
        Generation generation = generation();
        if (round.processingOver()) {
            again().forEach(generation::reportMissing);
            return true;
        }
        Set<TypeElement> types = again();
        for (TypeElement annotation : annotations) {
            if (!annotation.getQualifiedName().contentEquals(ArchivedElements.ANNOTATION)) {
                continue;
            }
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                types.add((TypeElement) element);
            }
        }
        waiting.clear();
        for (TypeElement type : types) {
            if (!generation.generate(type)) {
                waiting.add(type.getQualifiedName().toString());
            }
        }
        return true;
    }

    // Elements of one round say nothing of what was generated since, so they are looked up again.
    private Set<TypeElement> again() {
        Set<TypeElement> types = new LinkedHashSet<>();
        for (String name : waiting) {
            types.add(processingEnv.getElementUtils().getTypeElement(name));
        }
        return types;
    }

    private Generation generation() {
        Generation current = generation;
        if (current == null) {
            current = new Generation(processingEnv);
            generation = current;
        }
        return current;
    }
}
