package io.foundry.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.feature.Problem;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassArchiveTests {

    private static final String JARS = "app.war" + File.pathSeparator + "lib/other.JAR";

    @Test
    void anApplicationOfJarsWithoutAnArchiveIsToldOfTheOneThatItsJvmCanMake() {
        List<Problem> on17 = ClassArchive.problems(List.of("-Xmx1g"), JARS, 17);
        List<Problem> on25 = ClassArchive.problems(List.of(), JARS, 25);

        assertThat(on17).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo("start-no-class-archive");
            assertThat(problem.action()).contains("a CDS archive");
        });
        assertThat(on25)
                .singleElement()
                .satisfies(problem -> assertThat(problem.action()).contains("an AOT cache"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:AOTCache=",
                "-XX:AOTCacheOutput=",
                "-XX:AOTConfiguration=",
                "-XX:SharedArchiveFile=",
                "-XX:ArchiveClassesAtExit="
            })
    void whoeverHasAnArchiveOrRecordsOneIsLeftAlone(String option) {
        assertThat(ClassArchive.problems(List.of(option + "app.archive"), JARS, 25))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "target/classes", "lib/other.jar:target/classes"})
    void whoeverRunsOutOfFoldersIsLeftAlone(String classPath) {
        assertThat(ClassArchive.problems(List.of(), classPath.replace(":", File.pathSeparator), 25))
                .isEmpty();
    }

    @Test
    void thisJvmCanBeAsked() {
        assertThat(ClassArchive.problems()).hasSizeLessThan(2);
    }
}
