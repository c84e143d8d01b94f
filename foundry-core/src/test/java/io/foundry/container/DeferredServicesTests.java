package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeferredServicesTests {

    private final FoundryContainer container = new FoundryContainer();

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void providerRunsOnceWhenOneOfItsServicesIsNeeded() {
        container.update(batch -> batch.deferred(List.of("queue", "worker"), provider -> {
                    runs.incrementAndGet();
                    provider.instance("queue", "q")
                            .singleton("worker", () -> "w")
                            .alias("jobs", "queue");
                })
                .alias("q", "queue"));

        assertThat(container.keys()).containsExactly("queue", "worker");
        assertThat(container.has("worker")).isTrue();
        assertThat(container.stats().deferred()).isEqualTo(2);
        assertThat(runs).hasValue(0);

        assertThat(container.resolve("q")).isEqualTo("q");
        assertThat(container.resolve("worker")).isEqualTo("w");
        assertThat(container.resolve("jobs")).isEqualTo("q");
        assertThat(container.stats().deferred()).isZero();
        assertThat(runs).hasValue(1);
    }

    @Test
    void foundByTypeWhereThatWasPromised() {
        container.update(batch -> batch.deferred(
                Map.of("queue", StringBuilder.class),
                provider -> provider.singleton("queue", StringBuilder.class, () -> new StringBuilder("q"))));

        assertThat(container.has(Appendable.class)).isTrue();
        assertThat(container.resolve(CharSequence.class)).hasToString("q");
    }

    @Test
    void factoryMayBeDeferred() {
        container.update(batch ->
                batch.deferred(List.of("plus"), provider -> provider.factory("plus", Integer.class, i -> i + 1)));

        assertThat(container.create("plus", 1)).isEqualTo(2);
    }

    @Test
    void nameThatWasBoundMeanwhileStaysAsItIs() {
        container.update(batch -> batch.deferred(
                List.of("a", "b"), provider -> provider.instance("a", "late").instance("b", "late")));
        container.update(batch -> batch.instance("a", "mine"));

        assertThat(container.resolve("b")).isEqualTo("late");
        assertThat(container.resolve("a")).isEqualTo("mine");
    }

    @Test
    void brokenPromiseIsAnErrorAndChangesNothing() {
        container.update(batch -> batch.deferred(List.of("a", "b"), provider -> provider.instance("a", 1)));

        assertThatThrownBy(() -> container.resolve("a")).hasMessageContaining("did not bind 'b', which it promised");
        assertThat(container.stats().deferred()).isEqualTo(2);
    }

    @Test
    void bindingMoreThanWasPromisedIsAnError() {
        container.update(batch -> batch.deferred(
                List.of("a"), provider -> provider.instance("a", 1).instance("x", 1)));

        assertThatThrownBy(() -> container.resolve("a")).hasMessageContaining("bound 'x', but promised only [a]");
        assertThat(container.has("x")).isFalse();
    }

    @Test
    void providerThatFailedIsTriedAgain() {
        container.update(batch -> batch.deferred(List.of("a"), provider -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            provider.instance("a", 1);
        }));

        assertThatThrownBy(() -> container.resolve("a")).hasMessage("not yet");
        assertThat(container.resolve("a")).isEqualTo(1);
    }
}
