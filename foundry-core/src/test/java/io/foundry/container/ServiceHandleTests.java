package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServiceHandleTests {

    private final FoundryContainer container = new FoundryContainer();

    private final ServiceHandle<Integer> byName = container.handle("number", Integer.class);

    private final ServiceHandle<Number> byType = container.handle(Number.class);

    @Test
    void mayBeMadeBeforeItsServiceIsBound() {
        assertThatThrownBy(byName::get).isInstanceOf(UnknownServiceException.class);
        assertThatThrownBy(byType::get).isInstanceOf(UnknownServiceException.class);

        container.update(batch -> batch.instance("number", 1));
        assertThat(byName.get()).isEqualTo(1);
        assertThat(byType.get()).isEqualTo(1);
    }

    @Test
    void keepsASingletonThatIsMadeOnce() {
        AtomicInteger made = new AtomicInteger();
        container.update(batch -> batch.singleton("number", Integer.class, made::incrementAndGet));

        assertThat(byName.get()).isEqualTo(1);
        assertThat(byName.get()).isEqualTo(1);
        assertThat(byType.get()).isEqualTo(1);
        assertThat(made).hasValue(1);
    }

    @Test
    void makesATransientEachTime() {
        AtomicInteger made = new AtomicInteger();
        container.update(batch -> batch.bind("number", Integer.class, made::incrementAndGet));

        assertThat(byName.get()).isEqualTo(1);
        assertThat(byName.get()).isEqualTo(2);
        assertThat(byType.get()).isEqualTo(3);
    }

    @Test
    void seesEveryKindOfChange() {
        container.update(batch -> batch.instance("number", 1));
        assertGives(1);

        container.update(batch -> batch.instance("number", 2));
        assertGives(2);

        container.update(batch -> batch.remove("number").instance("other", 3).alias("number", "other"));
        assertGives(3);

        container.update(
                batch -> batch.instance("more", 4).alias("number", "more").primary("more"));
        assertGives(4);

        container.update(batch -> batch.remove("more"));
        assertThatThrownBy(byName::get).isInstanceOf(UnknownServiceException.class);
        assertThat(byType.get()).isEqualTo(3);
    }

    @Test
    void seesThatItsServiceWasForgotten() {
        AtomicInteger made = new AtomicInteger();
        container.update(batch -> batch.singleton("number", Integer.class, made::incrementAndGet));
        assertGives(1);

        container.flush();
        assertGives(2);

        container.update(batch -> batch.forget("number"));
        assertGives(3);
    }

    @Test
    void typeThatBecomesAmbiguousIsAnError() {
        container.update(batch -> batch.instance("number", 1));
        assertGives(1);

        container.update(batch -> batch.instance("other", 2));
        assertThat(byName.get()).isEqualTo(1);
        assertThatThrownBy(byType::get).isInstanceOf(AmbiguousServiceException.class);
    }

    @Test
    void keepsADelegatesServiceOnlyOnceItsOwnerSaysSo() {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean keep = new AtomicBoolean();
        container.update(
                batch -> batch.delegate("number", Integer.class, asked::incrementAndGet, service -> keep.get()));
        assertThat(byName.get()).isEqualTo(1);
        assertThat(byName.get()).isEqualTo(2);

        keep.set(true);
        assertGives(3);
        assertGives(3);

        container.update(batch -> batch.forget("number"));
        assertGives(4);
    }

    @Test
    void wrongTypeIsAnErrorEachTime() {
        container.update(batch -> batch.instance("number", "text"));

        assertThatThrownBy(byName::get).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(byName::get).isInstanceOf(ClassCastException.class);
    }

    @Test
    void deferredServiceIsLoaded() {
        container.update(batch -> batch.deferred(List.of("number"), provider -> provider.instance("number", 1)));

        assertGives(1);
        assertGives(1);
    }

    @Test
    void manyHandlesAreAllInvalidated() {
        container.update(batch -> batch.instance("number", 1));
        List<ServiceHandle<Integer>> handles = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(i -> container.handle("number", Integer.class))
                .toList();
        assertThat(handles).allMatch(handle -> handle.get() == 1);

        container.update(batch -> batch.instance("number", 2));
        assertThat(handles).allMatch(handle -> handle.get() == 2);
    }

    @Test
    void saysWhatItStandsFor() {
        assertThat(byName).hasToString("ServiceHandle['number', java.lang.Integer]");
        assertThat(byType).hasToString("ServiceHandle[java.lang.Number]");
    }

    private void assertGives(int expected) {
        for (int i = 0; i < 3; i++) {
            assertThat(byName.get()).isEqualTo(expected);
            assertThat(byType.get()).isEqualTo(expected);
        }
    }
}
