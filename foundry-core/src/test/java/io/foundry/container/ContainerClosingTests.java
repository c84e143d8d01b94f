package io.foundry.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContainerClosingTests {

    private final FoundryContainer container = new FoundryContainer();

    private final List<String> closed = new ArrayList<>();

    private AutoCloseable closing(String name) {
        return () -> closed.add(name);
    }

    @Test
    void closesWhatItCreatedTheLastFirst() {
        container.update(batch -> batch.singleton("top", () -> {
                    container.resolve("middle");
                    return closing("top");
                })
                .singleton("middle", () -> {
                    container.resolve("bottom");
                    return closing("middle");
                })
                .singleton("bottom", () -> closing("bottom"))
                .singleton("never asked for", () -> closing("never asked for")));
        container.resolve("top");

        container.close();
        assertThat(closed).containsExactly("top", "middle", "bottom");

        container.close();
        assertThat(closed).hasSize(3);
    }

    @Test
    void leavesAloneWhatBelongsToOthers() {
        container.update(batch -> batch.instance("instance", closing("instance"))
                .bind("transient", () -> closing("transient"))
                .factory("factory", String.class, this::closing)
                .delegate("delegate", AutoCloseable.class, () -> closing("delegate"), service -> true));
        Stream.of("instance", "transient", "delegate").forEach(container::resolve);
        container.create("factory", "made");
        container.update(batch -> batch.forget("delegate").remove("instance"));

        container.close();
        assertThat(closed).isEmpty();
    }

    @Test
    void goesOnAfterExceptionsAndCollectsThem() {
        container.update(batch -> batch.singleton("a", () -> closing("a"))
                .singleton("b", () -> (AutoCloseable) () -> {
                    throw new IllegalStateException("b fails");
                })
                .singleton("c", () -> (AutoCloseable) () -> {
                    throw new AssertionError("c fails");
                })
                .singleton("d", () -> closing("d")));
        Stream.of("a", "b", "c", "d").forEach(container::resolve);

        assertThatExceptionOfType(ServiceCloseException.class)
                .isThrownBy(container::close)
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("c fails", "b fails"));
        assertThat(closed).containsExactly("d", "a");
        container.close();
    }

    @Test
    void interruptedCloseKeepsTheThreadInterrupted() {
        container.update(batch -> batch.singleton("a", () -> (AutoCloseable) () -> {
            throw new InterruptedException("stop");
        }));
        container.resolve("a");

        assertThatThrownBy(container::close).isInstanceOf(ServiceCloseException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void oneObjectIsClosedOnce() {
        AutoCloseable shared = closing("shared");
        container.update(batch -> batch.singleton("a", () -> shared).singleton("b", () -> shared));
        Stream.of("a", "b").forEach(container::resolve);

        container.update(batch -> batch.remove("b"));
        assertThat(closed).isEmpty();
        container.close();
        assertThat(closed).containsExactly("shared");
    }

    @Test
    void everythingAfterCloseIsAClearErrorButStats() {
        container.update(batch -> batch.instance("a", 1).tag("group", List.of("a")));
        ServiceHandle<Integer> handle = container.handle("a", Integer.class);
        assertThat(handle.get()).isEqualTo(1);
        Services view = container.servicesOf("a");
        container.close();

        Stream.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> container.resolve("a"),
                        () -> container.resolve("a", Integer.class),
                        () -> container.resolve(Integer.class),
                        () -> container.create("a", 1),
                        () -> container.has("a"),
                        () -> container.has(Integer.class),
                        () -> container.tagged("group"),
                        () -> container.forEachTagged("group", service -> {}),
                        container::keys,
                        container::tags,
                        container::flush,
                        () -> container.update(batch -> {}),
                        () -> view.resolve("a"),
                        handle::get)
                .forEach(use -> assertThatThrownBy(use)
                        .isInstanceOf(ContainerClosedException.class)
                        .hasMessageContaining("container is closed"));
        assertThat(container.stats().services()).isZero();
    }

    @Test
    void flushClosesAndGoesBackToTheRegistrations() {
        container.update(batch -> batch.singleton("a", () -> closing("a"))
                .singleton("b", () -> closing("b"))
                .instance("i", 1)
                .alias("x", "a")
                .tag("group", List.of("a")));
        Object before = container.resolve("x");
        container.resolve("b");

        container.flush();
        assertThat(closed).containsExactly("b", "a");
        assertThat(container.stats().created()).isZero();
        assertThat(container.resolve("i")).isEqualTo(1);
        assertThat(container.tagged("group")).hasSize(1).doesNotContain(before);
        assertThat(container.resolve("x")).isNotSameAs(before).isSameAs(container.resolve("a"));

        container.close();
        assertThat(closed).containsExactly("b", "a", "a");
    }

    @Test
    void whatABatchDropsIsClosedAfterTheBatchWasPublished() {
        container.update(batch -> batch.singleton(
                        "a", () -> (AutoCloseable) () -> closed.add("a, now " + container.has("a")))
                .singleton("b", () -> closing("b"))
                .singleton("c", () -> closing("c"))
                .singleton("d", () -> closing("d")));
        Stream.of("a", "b", "c", "d").forEach(container::resolve);

        container.update(batch -> batch.remove("a").instance("b", 2).forget("c").alias("d", "b"));
        assertThat(closed).containsExactly("d", "c", "b", "a, now false");
        assertThat(container.resolve("c")).isInstanceOf(AutoCloseable.class);
        assertThat(container.stats().created()).isEqualTo(1);
    }

    @Test
    void batchThatWasRefusedClosesNothing() {
        container.update(batch -> batch.singleton("a", () -> closing("a")));
        Object before = container.resolve("a");

        assertThatThrownBy(() -> container.update(batch -> batch.remove("a").alias("x", "nowhere")))
                .isInstanceOf(UnknownServiceException.class);
        assertThat(closed).isEmpty();
        assertThat(container.resolve("a")).isSameAs(before);
    }

    @Test
    void failureToCloseIsReportedAfterTheBatchTookEffect() {
        container.update(batch -> batch.singleton("a", () -> (AutoCloseable) () -> {
            throw new IllegalStateException("no");
        }));
        container.resolve("a");

        assertThatThrownBy(() -> container.update(batch -> batch.instance("a", 2)))
                .isInstanceOf(ServiceCloseException.class);
        assertThat(container.resolve("a")).isEqualTo(2);
    }

    @Test
    void serviceMadeWhileTheContainerClosesIsClosedAtOnceAndReachesNobody() throws Exception {
        FutureTask<Object> late = madeLate();
        container.close();
        assertThat(closed).isEmpty();

        release.countDown();
        assertThatThrownBy(() -> late.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ContainerClosedException.class);
        assertThat(closed).containsExactly("late");
    }

    @Test
    void serviceMadeWhileItIsReplacedReachesItsThreadAndIsClosedInTheEnd() throws Exception {
        FutureTask<Object> late = madeLate();
        container.update(batch -> batch.instance("late", "new"));

        release.countDown();
        assertThat(late.get(30, TimeUnit.SECONDS)).isInstanceOf(AutoCloseable.class);
        assertThat(container.resolve("late")).isEqualTo("new");
        assertThat(closed).isEmpty();
        container.close();
        assertThat(closed).containsExactly("late");
    }

    private final CountDownLatch release = new CountDownLatch(1);

    private FutureTask<Object> madeLate() throws InterruptedException {
        CountDownLatch making = new CountDownLatch(1);
        container.update(batch -> batch.singleton("late", () -> {
            making.countDown();
            try {
                release.await();
            } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
            return closing("late");
        }));
        FutureTask<Object> task = new FutureTask<>(() -> container.resolve("late"));
        new Thread(task).start();
        making.await();
        return task;
    }
}
