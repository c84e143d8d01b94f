package io.foundry.spring.start.parallel;

import io.foundry.spring.start.StartTimeline;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * What one factory's provider does on a thread of its own. Tells the timeline how long it works and who waits for it, and
 * ends the wait of those who close the context. Thread-safe.
 */
final class ProviderBuild implements AsyncTaskExecutor {

    private static final Log logger = LogFactory.getLog(EntityManagerFactories.class);

    private final ConfigurableListableBeanFactory beanFactory;

    private final String bean;

    private final Executor threads;

    private volatile @Nullable Work<?> work;

    ProviderBuild(ConfigurableListableBeanFactory beanFactory, String bean, Executor threads) {
        this.beanFactory = beanFactory;
        this.bean = bean;
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        Work<T> begun = new Work<>(() -> {
            // Ends before anybody who waited goes on
            StartupStep step = step(StartTimeline.BESIDE);
            try {
                return task.call();
            } finally {
                step.end();
            }
        });
        work = begun;
        threads.execute(begun);
        return begun;
    }

    /**
     * Gives the provider a moment to end and then gives up on it: interrupts it, and has nobody wait for it any more. A
     * thread that is interrupted itself is in a hurry and gives up at once.
     */
    void end(Duration moment) {
        Work<?> begun = work;
        if (begun == null || begun.isDone()) {
            return;
        }
        try {
            begun.get(moment.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException enough) {
            giveUp(begun, "has not ended within " + moment.toSeconds() + " s");
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            giveUp(begun, "has not ended");
        } catch (ExecutionException failed) {
            logger.debug("The provider of '" + bean + "' has failed while the context closed", failed);
        }
    }

    private void giveUp(Work<?> begun, String what) {
        if (begun.cancel(true)) {
            logger.warn("The context closes while JPA's provider still builds '" + bean + "', which " + what
                    + "; it is interrupted and not waited for. What it builds is closed when it is there");
        }
    }

    private StartupStep step(String kind) {
        // A recorder of the application's own may know no threads, and take one thread's step for a part of another's
        ApplicationStartup recorder = beanFactory.getApplicationStartup();
        return (recorder instanceof StartTimeline ? recorder : ApplicationStartup.DEFAULT)
                .start(kind)
                .tag("beanName", bean);
    }

    private final class Work<T> extends FutureTask<T> {

        /** Spring never sees what comes after the wait has been given up, and cannot close it. */
        private @Nullable EntityManagerFactory late;

        Work(Callable<T> task) {
            super(task);
        }

        @Override
        public void run() {
            // An interrupt that is on its way arrives before this returns
            super.run();
            if (late != null) {
                // It was meant for the provider, which has ended
                Thread.interrupted();
                try {
                    late.close();
                } catch (RuntimeException failed) {
                    logger.warn("What JPA's provider built for '" + bean + "' too late could not be closed", failed);
                }
            }
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            if (isDone()) {
                return super.get();
            }
            StartupStep step = step(StartTimeline.WAIT);
            try {
                return super.get();
            } finally {
                step.end();
            }
        }

        @Override
        protected void set(T built) {
            super.set(built);
            if (isCancelled() && built instanceof EntityManagerFactory factory) {
                late = factory;
            }
        }
    }
}
