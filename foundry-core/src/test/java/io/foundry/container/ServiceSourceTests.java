package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceSourceTests {

    private final Map<String, Object> elsewhere = new HashMap<>();

    private final List<String> asked = new ArrayList<>();

    private final FoundryContainer container = new FoundryContainer(name -> {
        asked.add(name);
        return elsewhere.containsKey(name) ? () -> elsewhere.get(name) : null;
    });

    @Test
    void knownNameIsAskedForOnceAndItsServiceEachTime() {
        elsewhere.put("late", 1);
        assertThat(container.has("late")).isTrue();
        assertThat(container.resolve("late")).isEqualTo(1);

        elsewhere.put("late", 2);
        assertThat(container.resolve("late")).isEqualTo(2);
        assertThat(asked).containsExactly("late");
        assertThat(container.keys()).containsExactly("late");
    }

    @Test
    void unknownNameIsAskedForEachTimeSoThatALateOneIsSeen() {
        assertThat(container.has("late")).isFalse();
        assertThatThrownBy(() -> container.resolve("late")).isInstanceOf(UnknownServiceException.class);
        assertThat(asked).containsExactly("late", "late");

        elsewhere.put("late", 1);
        assertThat(container.resolve("late")).isEqualTo(1);
    }

    @Test
    void removedNameIsAskedForAgain() {
        elsewhere.put("late", 1);
        container.resolve("late");
        elsewhere.clear();
        container.update(batch -> batch.remove("late"));

        assertThat(container.has("late")).isFalse();
    }

    @Test
    void nameThatIsBoundDoesNotReachTheSource() {
        container.update(batch -> batch.instance("here", 1));

        assertThat(container.resolve("here")).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void sourceMaySayHowANameAndATypeAreRegistered() {
        AtomicInteger calls = new AtomicInteger();
        FoundryContainer rich = new FoundryContainer(new RichSource(calls));

        assertThat(rich.resolve(Integer.class)).isEqualTo(1);
        assertThat(rich.resolve("alias")).isEqualTo(1);
        assertThat(rich.tagged("group")).containsExactly(1);
        assertThat(calls).hasValue(1);
        assertThat(rich.has(String.class)).isFalse();
        assertThatThrownBy(() -> rich.resolve("empty promise")).hasMessageContaining("'empty promise'");
    }

    @Test
    void answerThatABatchHasOvertakenIsAskedForAgain() {
        AtomicInteger calls = new AtomicInteger();
        FoundryContainer[] itself = new FoundryContainer[1];
        itself[0] = new FoundryContainer(name -> {
            if (calls.incrementAndGet() == 1) {
                itself[0].update(batch -> batch.instance("other", 1));
                return () -> "out of date";
            }
            return () -> "up to date";
        });

        assertThat(itself[0].resolve("late")).isEqualTo("up to date");
        assertThat(calls).hasValue(2);
    }

    @Test
    void sourceMayWaitForSomebodyWhoWritesWhileItFillsABatch() {
        FoundryContainer[] itself = new FoundryContainer[1];
        itself[0] = new FoundryContainer(new ServiceSource() {
            @Override
            public @Nullable Supplier<?> find(String name) {
                return null;
            }

            @Override
            public Consumer<Registrations> discover(String name) {
                return batch -> {
                    if (!itself[0].keys().contains("other")) {
                        CompletableFuture.runAsync(() -> itself[0].update(other -> other.instance("other", 1)))
                                .orTimeout(30, TimeUnit.SECONDS)
                                .join();
                    }
                    batch.instance(name, "found");
                };
            }
        });

        assertThat(itself[0].resolve("late")).isEqualTo("found");
        assertThat(itself[0].keys()).containsExactly("late", "other");
    }

    @Test
    void delegateMayNestBecauseItsOwnerDecidesAboutCircles() {
        AtomicInteger depth = new AtomicInteger();
        container.update(batch ->
                batch.delegate("early", () -> depth.incrementAndGet() < 5 ? container.resolve("early") : "reference"));

        assertThat(container.resolve("early")).isEqualTo("reference");
    }

    @Test
    void delegatesAreFoundByTypeWithoutAskingTheirOwner() {
        container.update(batch -> batch.delegate("bean", Runnable.class, () -> {
            throw new IllegalStateException("not yet");
        }));

        assertThat(container.has(Runnable.class)).isTrue();
        assertThatThrownBy(() -> container.resolve(Runnable.class)).hasMessage("not yet");
    }

    private record RichSource(AtomicInteger calls) implements ServiceSource {

        @Override
        public @Nullable Supplier<?> find(String name) {
            return null;
        }

        @Override
        public @Nullable Consumer<Registrations> discover(String name) {
            return name.equals("empty promise") ? batch -> {} : null;
        }

        @Override
        public @Nullable Consumer<Registrations> discover(Class<?> type) {
            return type != Integer.class
                    ? null
                    : batch -> batch.delegate("bean", Integer.class, calls::incrementAndGet, service -> true)
                            .alias("alias", "bean")
                            .tag("group", List.of("bean"));
        }
    }
}
