package io.foundry.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;

/** The rules that all main code of core and auto-configuration keeps. */
class HouseRulesTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.foundry");

    @Test
    void bothModulesAreLookedAt() {
        assertThat(MAIN.contain("io.foundry.container.FoundryContainer")).isTrue();
        assertThat(MAIN.contain("io.foundry.spring.endpoint.FoundryEndpoint")).isTrue();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.foundry.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void nothingReachesForUnsafeMemoryOrJdkInternals() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("sun.misc..", "jdk.internal..", "sun.reflect..", "sun.nio..")
                .check(MAIN);
    }

    @Test
    void coreKnowsNoSpring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.foundry.spring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "tools.jackson..", "io.foundry.spring..")
                .check(MAIN);
    }

    @Test
    void kryoIsKnownToOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.foundry.archive.kryo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.esotericsoftware..", "org.objenesis..")
                .check(MAIN);
    }

    @Test
    void hppcStaysOutOfPublicSignatures() {
        classes()
                .that()
                .arePublic()
                .should(new ArchCondition<JavaClass>("not show HPPC to users") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        item.getCodeUnits().stream()
                                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                                .filter(HouseRulesTests::namesHppc)
                                .forEach(unit -> events.add(SimpleConditionEvent.violated(item, unit.getFullName())));
                    }
                })
                .check(MAIN);
    }

    private static boolean namesHppc(JavaCodeUnit unit) {
        return unit.getRawReturnType().getPackageName().startsWith("com.carrotsearch")
                || unit.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getPackageName().startsWith("com.carrotsearch"));
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    item, item.getPackageName() + " has no package-info.java with @NullMarked"));
                        }
                    }
                })
                .check(MAIN);
    }

    @Test
    void packagesAreNamedAfterFeatures() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..impl..", "..common..", "..helper..", "..misc..")
                .check(MAIN);
    }

    @Test
    void autoConfigurationsAreFinalLiveInTheirPackageAndShowNothing() {
        classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .haveSimpleNameEndingWith("AutoConfiguration")
                .andShould()
                .resideInAPackage("io.foundry.spring..autoconfigure")
                .andShould(new ArchCondition<JavaClass>("have no public methods or fields") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        item.getMembers().stream()
                                .filter(member -> !member.getName().equals("<init>"))
                                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                                .forEach(member ->
                                        events.add(SimpleConditionEvent.violated(item, member.getFullName())));
                    }
                })
                .check(MAIN);
    }

    @Test
    void everyAutoConfigurationIsRegistered() throws IOException {
        String imports = resource("/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");
        MAIN.that(DescribedPredicate.describe(
                        "are auto-configurations", type -> type.isAnnotatedWith(AutoConfiguration.class)))
                .forEach(type -> assertThat(imports.lines()).contains(type.getName()));
        assertThat(imports.lines()).isSorted().allMatch(MAIN::contain);
    }

    @Test
    void namesThatAutoConfigurationsOrderThemselvesByExist() {
        MAIN.that(DescribedPredicate.describe(
                        "are auto-configurations", type -> type.isAnnotatedWith(AutoConfiguration.class)))
                .forEach(type -> {
                    AutoConfiguration annotation = type.getAnnotationOfType(AutoConfiguration.class);
                    for (String name : annotation.afterName()) {
                        assertThat(HouseRulesTests.class
                                        .getClassLoader()
                                        .getResource(name.replace('.', '/') + ".class"))
                                .as("%s, which %s comes after", name, type.getSimpleName())
                                .isNotNull();
                    }
                });
    }

    static String resource(String name) throws IOException {
        try (InputStream in = HouseRulesTests.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
