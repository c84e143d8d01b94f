package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.spring.config.FoundryProperties;
import io.foundry.spring.config.InvalidPropertyException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

/** What a user excludes is created at start, and an entry that does nothing is not kept secret. */
class UserExcludesTests {

    private static final String PACKAGE = "io.foundry.spring.lazy.UserExcludesTests$";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate",
                "ga*",
                "*at*",
                PACKAGE + "Gate",
                PACKAGE + "Barrier",
                PACKAGE + "Opening",
                PACKAGE + "OnClass",
                PACKAGE + "OnMethod",
                PACKAGE + "Meta",
                "*$Gate",
                "io.foundry.*.UserExcludesTests$Op*ing",
            })
    void anEntryNamesABeanItsTypesOrItsAnnotations(String entry) {
        UserExcludes excludes = new UserExcludes(List.of("nothing", entry));

        assertThat(excludes.reason("gate", Gate.class, null, null)).isEqualTo("foundry.lazy.exclude (" + entry + ")");
        assertThat(excludes.unmatched()).containsExactly("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gate", "gat", "atee", "java.lang.Object", "Opening", "gate*gate", "gateau"})
    void otherNamesAreNotMeant(String entry) {
        UserExcludes excludes = new UserExcludes(List.of(entry));

        assertThat(excludes.reason("gate", Gate.class, null, null)).isNull();
        assertThat(excludes.unmatched()).containsExactly(entry);
    }

    @Test
    void anAnnotationOnTheMakingMethodAndTheFactoryCount() throws NoSuchMethodException {
        UserExcludes excludes = new UserExcludes(List.of(PACKAGE + "OnMethod", PACKAGE + "Gate"));

        assertThat(excludes.reason("a", String.class, null, App.class.getDeclaredMethod("marked")))
                .isEqualTo("foundry.lazy.exclude (" + PACKAGE + "OnMethod)");
        assertThat(excludes.reason("b", String.class, Gate.class, null)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "@io.acme.Annotation", "one two", "*", "**"})
    void anEntryThatCannotWorkEndsTheStart(String entry) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("foundry.lazy.exclude[0]", "fine")
                .withProperty("foundry.lazy.exclude[1]", entry);

        assertThatThrownBy(() -> FoundryProperties.bind(environment, "foundry.lazy", LazyProperties.class))
                .isInstanceOfSatisfying(InvalidPropertyException.class, invalid -> {
                    assertThat(invalid.property()).isEqualTo("foundry.lazy.exclude");
                    assertThat(invalid.reason()).contains("'" + entry + "' but must");
                });
    }

    @Test
    void anExcludedBeanIsThereAtStartAndAnEntryWithoutOneIsListed() {
        try (ConfigurableApplicationContext context = LazyApp.run(
                App.class,
                "--spring.main.web-application-type=none",
                "--foundry.lazy.exclude=" + PACKAGE + "Opening,gaet")) {
            assertThat(context.getBeanFactory().containsSingleton("gate")).isTrue();
            assertThat(context.getBeanFactory().containsSingleton("marked")).isFalse();
            assertThat(context.getBean(Autopilot.class).unmatchedExcludes()).containsExactly("gaet");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        Gate gate() {
            return new Gate();
        }

        @Bean
        @OnMethod
        StringBuilder marked() {
            return new StringBuilder();
        }
    }

    interface Opening {}

    static class Barrier implements Opening {}

    @OnClass
    static final class Gate extends Barrier {

        @OnMethod
        void open() {}
    }

    @Meta
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnClass {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface OnMethod {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface Meta {}
}
