package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When a source is asked for everything that it knows. */
class ServiceSourceCompletionTests {

    private final AtomicInteger asked = new AtomicInteger();

    private final FoundryContainer container = new FoundryContainer(new TwoTexts());

    @Test
    void namesAloneDoNotMakeTheContainerAskForEverything() {
        assertThat(container.resolve("one")).isEqualTo("1");
        assertThat(container.has("two")).isTrue();
        assertThat(container.has("three")).isFalse();
        assertThat(asked).hasValue(0);
    }

    @Test
    void groupsAndNamesAreCompleteAndAskedForOnce() {
        assertThat(container.tagged("texts")).containsExactly("1", "2");
        assertThat(container.tags()).containsExactly("texts");
        assertThat(container.keys()).containsExactly("one", "two");
        assertThat(container.tagged("no such group")).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aLookupByTypeKnowsAllCandidatesAlthoughOneWasKnownBefore() {
        container.resolve("one");
        assertThatExceptionOfType(AmbiguousServiceException.class).isThrownBy(() -> container.resolve(String.class));
        assertThat(asked).hasValue(1);
    }

    @Test
    void anEarlierHandleByTypeSeesWhatCameWithEverything() {
        container.update(batch -> batch.instance("number", 7));
        assertThat(container.handle(Integer.class).get()).isEqualTo(7);
        assertThat(container.has(String.class)).isTrue();
    }

    @Test
    void whatWasBoundBeforeStaysAsItIs() {
        container.update(batch -> batch.instance("one", "mine"));
        assertThat(container.tagged("texts")).containsExactly("mine", "2");
    }

    @Test
    void whatWasToldOutlivesAFlush() {
        container.keys();
        container.flush();
        assertThat(container.keys()).containsExactly("one", "two");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSourceThatFailsIsAskedAgain() {
        AtomicInteger tries = new AtomicInteger();
        FoundryContainer failing = new FoundryContainer(new ServiceSource() {
            @Override
            public Supplier<?> find(String name) {
                return null;
            }

            @Override
            public Consumer<Registrations> discoverAll() {
                if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("not yet");
                }
                return batch -> batch.instance("late", "here");
            }
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(failing::keys);
        assertThat(failing.keys()).containsExactly("late");
    }

    @Test
    void aContainerWithoutASourcePublishesNothingForALookup() {
        FoundryContainer alone = new FoundryContainer();
        assertThat(alone.tagged("none")).isEmpty();
        assertThat(alone.keys()).isEmpty();
        assertThat(alone.stats().version()).isZero();
    }

    private final class TwoTexts implements ServiceSource {

        @Override
        public Supplier<?> find(String name) {
            return switch (name) {
                case "one" -> () -> "1";
                case "two" -> () -> "2";
                default -> null;
            };
        }

        @Override
        public Consumer<Registrations> discover(String name) {
            Supplier<?> found = find(name);
            return found == null ? null : batch -> batch.delegate(name, String.class, found);
        }

        @Override
        public Consumer<Registrations> discoverAll() {
            asked.incrementAndGet();
            return batch -> {
                for (String name : List.of("one", "two")) {
                    if (!batch.has(name)) {
                        discover(name).accept(batch);
                    }
                }
                batch.tag("texts", List.of("one", "two"));
            };
        }
    }
}
