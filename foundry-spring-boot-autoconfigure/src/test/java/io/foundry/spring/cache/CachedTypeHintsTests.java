package io.foundry.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.cache.autoconfigure.FoundryCacheAutoConfiguration;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

class CachedTypeHintsTests {

    @Test
    void anApplicationWithCachesIsPreparedAtBuildTimeAndItsArchivesAreFoundInAnImage() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(CachedMethodsTests.Application.class);
        context.register(FoundryCacheAutoConfiguration.class);
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("example", "Application")), new InMemoryGeneratedFiles());
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        assertThat(RuntimeHintsPredicates.reflection().onType(TownArchive.class))
                .accepts(generation.getRuntimeHints());
        assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(TownView.class, "toRecord"))
                .accepts(generation.getRuntimeHints());
        assertThat(context.containsBeanDefinition("foundryCacheResolver")).isTrue();
        context.close();
    }

    @Test
    void typesThatAreBoundedByThemselvesHaveAnEnd() throws Exception {
        for (String method : List.of("one", "raw", "wildcard", "constants", "list", "pair")) {
            Type type = ViewCacheResolver.cachedType(Recursive.class.getMethod(method), Recursive.class);
            assertThat(CachedTypeHints.archivedIn(type))
                    .as(method)
                    .isEqualTo(method.equals("pair") ? Set.of(Town.class) : Set.of());
        }
    }

    @Test
    void whatIsGeneratedForARecordInNoPackageIsInNone() throws Exception {
        RuntimeHints hints = new RuntimeHints();
        CachedTypeHints.register(hints, Class.forName("Unpackaged"));
        assertThat(hints.reflection().typeHints().map(hint -> hint.getType().getName()))
                .containsExactlyInAnyOrder("Unpackaged", "UnpackagedArchive", "UnpackagedView");
    }

    static class Node<T extends Node<T>> {}

    @SuppressWarnings({"rawtypes", "unused"})
    static class Recursive {

        public <T extends Node<T>> T one() {
            return null;
        }

        public Node raw() {
            return null;
        }

        public Enum<?> wildcard() {
            return null;
        }

        public List<? extends Enum> constants() {
            return List.of();
        }

        public <T extends Node<T>> List<T> list() {
            return List.of();
        }

        public <T extends Comparable<T>> Map<T, List<? extends TownView>> pair() {
            return Map.of();
        }
    }
}
