package io.foundry.archive.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a record is said at its place, with an id. */
class ProblemCompileTests {

    @TempDir
    Path output;

    private Compilation compile(String name, String declaration) {
        return new Compilation(output).demo(name, declaration).fail();
    }

    @Test
    void classesAndOpenInterfacesAreNotArchivable() {
        Compilation compilation = new Compilation(output)
                .demo("Plain", "@Archived class Plain {}")
                .demo("Open", "@Archived interface Open {}")
                .demo("Colour", "@Archived enum Colour { RED }")
                .fail();
        assertThat(compilation.problems())
                .containsExactly(
                        "Plain.java:7 FND-A001: @Archived is for records and sealed interfaces of records; Plain is neither."
                                + " Remove the annotation.",
                        "Open.java:7 FND-A001: @Archived is for records and sealed interfaces of records; Open is neither."
                                + " Remove the annotation.",
                        "Colour.java:7 FND-A001: @Archived is for records and sealed interfaces of records; Colour is"
                                + " neither. Remove the annotation.");
    }

    @Test
    void genericRecordsAndInterfacesHaveNoLayout() {
        assertThat(compile("Pair", "@Archived record Pair<A>(A one) implements PairView {}")
                        .problems())
                .first()
                .asString()
                .startsWith("Pair.java:7 FND-A002: Pair has type parameters");
        assertThat(compile(
                                "Some",
                                "@Archived sealed interface Some<T> extends SomeView { record One() implements Some<String> {} }")
                        .problems())
                .first()
                .asString()
                .startsWith("Some.java:7 FND-A002: Some has type parameters");
    }

    @Test
    void privateRecordsAreOutOfReach() {
        assertThat(compile("Outer", """
                                class Outer {
                                    @Archived private record Hidden(int a) implements HiddenView {}
                                    private static class Inner {
                                        @Archived record Within(int a) implements WithinView {}
                                    }
                                }
                                """).problems())
                .containsExactly(
                        "Outer.java:8 FND-A003: Hidden is private, or within a private type, so that generated code cannot"
                                + " reach it. Make it package-private.",
                        "Outer.java:10 FND-A003: Within is private, or within a private type, so that generated code cannot"
                                + " reach it. Make it package-private.");
    }

    @Test
    void theViewHasToBeImplemented() {
        assertThat(compile("City", "@Archived record City(long id) {}").problems())
                .containsExactly(
                        "City.java:7 FND-A004: City does not implement the view that is generated for it: let it"
                                + " implement CityView.");
        assertThat(compile("Shape", """
                                @Archived sealed interface Shape {
                                    @Archived record Dot() implements Shape, DotView {}
                                }
                                """).problems())
                .containsExactly(
                        "Shape.java:7 FND-A004: Shape does not extend the view that is generated for it: let it"
                                + " extend ShapeView.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Object | declare one of the types in docs/archive.md",
                "String[] | only arrays of primitives are. Declare List<java.lang.String>.",
                "int[][] | only arrays of primitives are. Declare List<int[]>.",
                "ArrayList<String> | declare java.util.List.",
                "HashMap<String, String> | declare java.util.Map.",
                "SortedSet<String> | declare java.util.Set.",
                "ArrayDeque<String> | declare java.util.List.",
                "List | give it type arguments.",
                "List<?> | of ?, it is no type of its own. Declare the container without a wildcard.",
                "List<? extends Number> | Declare the container without a wildcard.",
                "Map<String, Object> | of java.lang.Object, declare one of the types",
                "List<OptionalInt> | in a container declare Optional with a boxed type.",
                "Optional<Optional<String>> | Declare one Optional.",
                "Set<byte[]> | arrays are not found by their content. Declare a List.",
                "Map<int[], String> | arrays are not found by their content.",
                "Date | declare java.time.Instant.",
                "GregorianCalendar | declare java.time.Instant.",
                "Other | annotate Other with @Archived.",
                "Free | annotate Free with @Archived.",
                "Box<String> | it has type parameters. Declare an archived record without them.",
            })
    void unsupportedTypesComeWithAdvice(String type, String advice) {
        Compilation compilation = compile("Bad", """
                @Archived record Bad(int good,
                    TYPE bad) implements BadView {}
                record Other() {}
                record Box<T>(T t) {}
                sealed interface Free permits Only {}
                record Only() implements Free {}
                """.replace("TYPE", type));
        assertThat(compilation.problems())
                .singleElement()
                .asString()
                .startsWith("Bad.java:8 FND-A005: Component 'bad' is of type ")
                .contains("which cannot be archived: ", advice.strip());
    }

    @Test
    void viewsAreNoComponents() {
        assertThat(new Compilation(output)
                        .demo("A", "@Archived record A(BView b) implements AView {}")
                        .demo("B", "@Archived record B(int i) implements BView {}")
                        .fail()
                        .problems())
                .singleElement()
                .asString()
                .contains("A.java:7 FND-A005", "it is a generated view. Declare the record itself.");
    }

    @Test
    void componentsTypesHaveToBeWithinReach() {
        assertThat(compile("Outer", """
                                class Outer {
                                    private enum Kind { ONE }
                                    @Archived record Held(Kind kind, List<Kind> kinds) implements HeldView {}
                                }
                                """).problems())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(
                        "Outer.java:9 FND-A006: Component 'kind' is of type demo.Outer.Kind, which generated code cannot"
                                + " reach from package demo.");
    }

    @Test
    void casesHaveToBeArchived() {
        assertThat(compile("Shape", """
                                @Archived sealed interface Shape extends ShapeView {
                                    record Dot() implements Shape {}
                                    final class Blob implements Shape {}
                                    sealed interface Polygon extends Shape {}
                                    record Square() implements Polygon {}
                                    non-sealed interface Any extends Shape {}
                                }
                                """).problems())
                .containsExactly(
                        "Shape.java:7 FND-A007: Shape permits Dot, which is not archived: annotate it with @Archived.",
                        "Shape.java:7 FND-A007: Shape permits Blob, which is not archived: permit records and sealed"
                                + " interfaces only, or keep @Archived away from Shape.",
                        "Shape.java:7 FND-A007: Shape permits Polygon, which is not archived: annotate it with @Archived.",
                        "Shape.java:7 FND-A007: Shape permits Any, which is not archived: permit records and sealed"
                                + " interfaces only, or keep @Archived away from Shape.");
    }

    @Test
    void twoRecordsCannotShareAView() {
        assertThat(new Compilation(output)
                        .demo("Item", "@Archived record Item(int a) implements ItemView {}")
                        .demo("Outer", "class Outer { @Archived record Item(int a) implements ItemView {} }")
                        .fail()
                        .problems())
                .containsExactly(
                        "Outer.java:7 FND-A008: demo.Item and demo.Outer.Item of the same package would both get a"
                                + " view named ItemView. Rename one of them.");
    }

    @Test
    void aTypeThatExistsIsNotReplaced() {
        assertThat(new Compilation(output)
                        .demo("Item", "@Archived record Item(int a) implements ItemView {}")
                        .demo("ItemView", "interface ItemView {}")
                        .fail()
                        .problems())
                .containsExactly(
                        "Item.java:7 FND-A009: demo.ItemView cannot be generated, since there is a type of that"
                                + " name. Rename that one, or Item.");
    }

    @Test
    void aComponentCannotReplaceAMethodOfTheView() {
        assertThat(compile("Item", "@Archived record Item(int toRecord) implements ItemView {}")
                        .problems())
                .containsExactly(
                        "Item.java:7 FND-A010: Component 'toRecord' has the name of a method that every view has. Rename it.");
    }

    @Test
    void missingTypesAreNamed() {
        assertThat(compile("Item", "@Archived record Item(int a, List<Nowhere> b) implements ItemView {}")
                        .problems())
                .singleElement()
                .asString()
                .startsWith(
                        "Item.java:7 FND-A011: Component 'b' is of type java.util.List<Nowhere>, which does not exist.");
    }

    @Test
    void allProblemsOfACompilationAreReported() {
        assertThat(new Compilation(output)
                        .demo("One", "@Archived record One(Object a, int toRecord, Thread b) {}")
                        .demo("Two", "@Archived record Two<T>(int a) {}")
                        .fail()
                        .problems())
                .extracting(problem -> problem.substring(0, 19))
                .containsExactlyInAnyOrder(
                        "One.java:7 FND-A004",
                        "One.java:7 FND-A005",
                        "One.java:7 FND-A010",
                        "One.java:7 FND-A005",
                        "Two.java:7 FND-A002",
                        "Two.java:7 FND-A004");
    }

    @Test
    void idsAreUniqueAndInOrder() {
        assertThat(Arrays.stream(Problem.values())
                        .map(problem -> problem.message(1, 2, 3, 4).substring(0, 8)))
                .containsExactlyElementsOf(Stream.iterate(1, i -> i + 1)
                        .limit(Problem.values().length)
                        .map("FND-A%03d"::formatted)
                        .toList());
    }
}
