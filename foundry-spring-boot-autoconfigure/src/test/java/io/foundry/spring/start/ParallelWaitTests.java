package io.foundry.spring.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.foundry.spring.start.parallel.EntityManagerFactories;
import io.foundry.spring.start.parallel.StartThreads;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/** A clock that goes only while the starting thread waits tells what is taken for work and what for waiting. */
class ParallelWaitTests {

    private static final long PROVIDER_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final StartProperties PROPERTIES =
            new StartProperties(true, new StartProperties.Timeline(true, 1), new StartProperties.Parallel(true, 1));

    private final AtomicLong now = new AtomicLong();

    @Test
    void whoWaitsForTheProviderIsNotChargedForIt() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            StartTimeline timeline = new StartTimeline(1_000, now::get, AllocationCounter.NONE);
            context.setApplicationStartup(timeline);
            Thread starting = Thread.currentThread();
            context.registerBean(
                    EntityManagerFactories.class,
                    () -> new EntityManagerFactories(context.getBeanFactory(), new StartThreads(1)));
            context.registerBean("web", ServletContextInitializer.class, () -> servletContext -> {});
            context.registerBean("factory", Slow.class, () -> new Slow(starting));
            context.registerBean("user", StringBuilder.class, () -> {
                now.addAndGet(7);
                context.getBean("factory", EntityManagerFactory.class).createEntityManager();
                return new StringBuilder();
            });
            context.refresh();

            StartRecord.Beans beans = timeline.read().beans(context.getBeanFactory());
            assertThat(beans.created())
                    .filteredOn(bean -> bean.bean().equals("user"))
                    .singleElement()
                    .satisfies(user -> {
                        assertThat(user.totalNanos()).isEqualTo(PROVIDER_NANOS + 7);
                        assertThat(user.ownNanos()).isEqualTo(7);
                    });
            assertThat(beans.waited()).singleElement().satisfies(wait -> {
                assertThat(wait.bean()).isEqualTo("factory");
                assertThat(wait.requestedBy()).isEqualTo("user");
                assertThat(wait.totalNanos()).isEqualTo(PROVIDER_NANOS);
            });
            assertThat(timeline.openThreads()).isZero();

            Map<String, Object> details = new StartFeature(context.getBeanFactory(), PROPERTIES).details();
            assertThat(details.get("waits"))
                    .asInstanceOf(LIST)
                    .singleElement()
                    .satisfies(wait -> assertThat(row(wait))
                            .contains(entry("bean", "factory"), entry("requestedBy", "user"))
                            .containsEntry("waitedMillis", 3_000.0));
            assertThat(stages(details, StartTimeline.WAIT)).isEmpty();
            assertThat(stages(details, StartTimeline.BESIDE)).singleElement().satisfies(stage -> {
                assertThat(stage).contains(entry("of", "factory"), entry("ownMillis", 3_000.0));
                assertThat(stage.get("thread")).asString().startsWith("foundry-start-");
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Object row) {
        return (Map<String, Object>) row;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> stages(Map<String, Object> details, String kind) {
        return ((List<Map<String, Object>>) details.get("stages"))
                .stream().filter(stage -> stage.get("stage").equals(kind)).toList();
    }

    @SuppressWarnings("serial")
    private final class Slow extends AbstractEntityManagerFactoryBean {

        private final Thread waiting;

        Slow(Thread waiting) {
            this.waiting = waiting;
        }

        @Override
        protected EntityManagerFactory createNativeEntityManagerFactory() {
            // Nothing else lets the starting thread wait
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (waiting.getState() != Thread.State.WAITING) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("nobody waits for the provider");
                }
                Thread.onSpinWait();
            }
            now.addAndGet(PROVIDER_NANOS);
            return (EntityManagerFactory) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {EntityManagerFactory.class},
                    (proxy, method, args) -> null);
        }
    }
}
