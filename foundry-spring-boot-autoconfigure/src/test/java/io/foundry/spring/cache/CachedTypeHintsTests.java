package io.foundry.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.cache.autoconfigure.FoundryCacheAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
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
}
