package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FoundryContainerTests {

    private final FoundryContainer container = new FoundryContainer();

    @Test
    void transientIsMadeForEachResolve() {
        AtomicInteger made = new AtomicInteger();
        container.update(batch -> batch.bind("ticket", made::incrementAndGet));

        assertThat(container.resolve("ticket")).isEqualTo(1);
        assertThat(container.resolve("ticket")).isEqualTo(2);
    }

    @Test
    void singletonIsMadeOnceAndOnlyWhenItIsAskedFor() {
        AtomicInteger made = new AtomicInteger();
        container.update(batch -> batch.singleton("clock", made::incrementAndGet));

        assertThat(container.has("clock")).isTrue();
        assertThat(made).hasValue(0);
        assertThat(container.resolve("clock")).isSameAs(container.resolve("clock"));
        assertThat(made).hasValue(1);
        assertThat(container.stats().created()).isEqualTo(1);
    }

    @Test
    void singletonThatFailedIsTriedAgain() {
        AtomicInteger calls = new AtomicInteger();
        container.update(batch -> batch.singleton("late", () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "here";
        }));

        assertThatThrownBy(() -> container.resolve("late")).hasMessage("not yet");
        assertThat(container.resolve("late")).isEqualTo("here");
    }

    @Test
    void supplierThatGivesNullIsAnErrorThatNamesTheService() {
        container.update(batch -> batch.bind("nothing", () -> null).singleton("void", () -> null));

        assertThatThrownBy(() -> container.resolve("nothing")).hasMessageContaining("'nothing' returned null");
        assertThatThrownBy(() -> container.resolve("void")).hasMessageContaining("'void' returned null");
    }

    @Test
    void instanceIsFoundByEqualNamesAndByAliasesOfAliases() {
        Object service = new Object();
        container.update(
                batch -> batch.alias("a", "b").alias("b", "app.service").instance("app.service", service));

        assertThat(container.resolve(new String("app.service".toCharArray()))).isSameAs(service);
        assertThat(container.resolve("a")).isSameAs(service);
        assertThat(container.resolve(new String("b".toCharArray()))).isSameAs(service);
        assertThat(container.keys()).containsExactly("app.service");
    }

    @Test
    void namesWithTheSameHashAreToldApart() {
        assertThat("AaAa").hasSameHashCodeAs("BBBB");
        container.update(batch -> batch.instance("AaAa", 1).instance("BBBB", 2));

        assertThat(container.resolve("AaAa")).isEqualTo(1);
        assertThat(container.resolve("BBBB")).isEqualTo(2);
        assertThat(container.has("AaBB")).isFalse();
    }

    @Test
    void aliasCycleIsRefusedWithItsPathAndChangesNothing() {
        container.update(batch -> batch.instance("kept", 1));

        assertThatExceptionOfType(AliasCycleException.class)
                .isThrownBy(() -> container.update(batch -> batch.remove("kept")
                        .alias("start", "x")
                        .alias("x", "y")
                        .alias("y", "z")
                        .alias("z", "x")))
                .satisfies(cycle -> {
                    assertThat(cycle.path()).hasSize(4).containsOnly("x", "y", "z");
                    assertThat(cycle.path().get(0)).isEqualTo(cycle.path().get(3));
                });
        assertThat(container.has("kept")).isTrue();
        assertThat(container.has("x")).isFalse();
    }

    @Test
    void aliasOfItselfIsACycle() {
        assertThatExceptionOfType(AliasCycleException.class)
                .isThrownBy(() -> container.update(batch -> batch.alias("me", "me")))
                .satisfies(cycle -> assertThat(cycle.path()).containsExactly("me", "me"));
    }

    @Test
    void batchThatThrowsChangesNothing() {
        container.update(batch -> batch.instance("a", 1).tag("group", List.of("a")));
        ContainerStats before = container.stats();

        assertThatThrownBy(() -> container.update(batch -> {
                    batch.instance("a", 2).instance("b", 2).tag("group", List.of("b"));
                    throw new IllegalStateException("half-way");
                }))
                .hasMessage("half-way");
        assertThat(container.stats()).isEqualTo(before);
        assertThat(container.resolve("a")).isEqualTo(1);
        assertThat(container.tagged("group")).containsExactly(1);
    }

    @Test
    void danglingAliasTagAndContextAreErrors() {
        assertThatExceptionOfType(UnknownServiceException.class)
                .isThrownBy(() -> container.update(batch -> batch.alias("a", "nowhere")))
                .satisfies(unknown -> assertThat(unknown.name()).isEqualTo("nowhere"));
        assertThatExceptionOfType(UnknownServiceException.class)
                .isThrownBy(() -> container.update(batch -> batch.tag("group", List.of("nowhere"))));
        assertThatExceptionOfType(UnknownServiceException.class)
                .isThrownBy(() -> container.update(batch -> batch.contextual("a", "b", "nowhere")));
    }

    @Test
    void groupsKeepTheOrderOfRegistration() {
        container.update(batch ->
                batch.instance("c", 3).instance("a", 1).instance("b", 2).tag("group", List.of("c", "a")));
        container.update(batch -> batch.alias("two", "b").tag("group", List.of("a", "two")));
        List<Object> handed = new ArrayList<>();
        container.forEachTagged("group", handed::add);

        assertThat(container.tagged("group")).containsExactly(3, 1, 2);
        assertThat(handed).containsExactly(3, 1, 2);
        assertThat(container.tagged("nobody")).isEmpty();
        assertThat(container.tags()).containsExactly("group");
    }

    @Test
    void removingTakesAliasesGroupsAndContextsWithIt() {
        container.update(batch -> batch.instance("a", 1)
                .instance("b", 2)
                .alias("a1", "a")
                .alias("a2", "a1")
                .tag("only", List.of("a1"))
                .tag("both", List.of("a", "b"))
                .contextual("b", "x", "a2"));
        container.update(batch -> batch.remove("a"));

        assertThat(container.keys()).containsExactly("b");
        assertThat(container.has("a1") || container.has("a2")).isFalse();
        assertThat(container.tags()).containsExactly("both");
        assertThat(container.tagged("both")).containsExactly(2);
        assertThat(container.stats()).isEqualTo(new ContainerStats(1, 0, 1, 0, 0, 0, 2));
    }

    @Test
    void serviceBecomesAnAliasAndBack() {
        container.update(batch -> batch.instance("a", 1).instance("b", 2));
        container.update(batch -> batch.alias("a", "b"));
        assertThat(container.resolve("a")).isEqualTo(2);

        container.update(batch -> batch.instance("a", 3));
        assertThat(container.resolve("a")).isEqualTo(3);
        assertThat(container.stats().aliases()).isZero();
    }

    @Test
    void wrongTypeIsAnErrorThatNamesBoth() {
        container.update(batch -> batch.instance("text", "t"));

        assertThat(container.resolve("text", CharSequence.class)).isEqualTo("t");
        assertThatThrownBy(() -> container.resolve("text", Integer.class))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("Service 'text' is a java.lang.String, not a java.lang.Integer");
    }

    @Test
    void unknownNameIsAnErrorThatSaysWhatToDo() {
        assertThatThrownBy(() -> container.resolve("nobody"))
                .isInstanceOf(UnknownServiceException.class)
                .hasMessage("No service is named 'nobody'; 0 names are known, keys() lists them");
    }

    @Test
    void blankNameIsAnError() {
        assertThatThrownBy(() -> container.update(batch -> batch.instance(" ", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not blank");
    }

    @Test
    void batchCannotBeUsedAfterItHasEnded() {
        AtomicReference<Registrations> kept = new AtomicReference<>();
        container.update(kept::set);

        assertThatThrownBy(() -> kept.get().instance("late", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("batch has ended");
    }

    @Test
    void batchWithinABatchAndServicesMadeWithinABatchAreRefused() {
        container.update(batch -> batch.singleton("single", Object::new).instance("there", 1));

        assertThatThrownBy(() -> container.update(batch -> container.update(inner -> inner.instance("a", 1))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> container.update(batch -> container.resolve("single")))
                .hasMessageContaining("'single' cannot be made within a batch");
        container.update(batch -> assertThat(container.resolve("there")).isEqualTo(1));
    }

    @Test
    void factoryMakesAServiceOutOfAParameter() {
        container.update(batch -> batch.factory("greeting", String.class, name -> "Hello " + name)
                .alias("hi", "greeting")
                .instance("text", "t"));

        assertThat(container.create("hi", "Ada")).isEqualTo("Hello Ada");
        assertThatThrownBy(() -> container.create("greeting", 1))
                .hasMessage("Service 'greeting' is made out of a java.lang.String, not out of a java.lang.Integer");
        assertThatThrownBy(() -> container.resolve("greeting")).hasMessageContaining("use create(name, parameter)");
        assertThatThrownBy(() -> container.create("text", 1)).hasMessageContaining("'text' takes no parameter");
    }

    @Test
    void factoryMayNestWithAnotherParameter() {
        container.update(batch -> batch.factory(
                "tree", Integer.class, depth -> depth == 0 ? "leaf" : List.of(container.create("tree", depth - 1))));

        assertThat(container.create("tree", 20)).asString().startsWith("[[[").contains("leaf");
    }
}
