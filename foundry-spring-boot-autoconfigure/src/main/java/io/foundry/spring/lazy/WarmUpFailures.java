package io.foundry.spring.lazy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** Reports beans that could not be created after the start, and does what is to be done then. Thread-safe. */
final class WarmUpFailures {

    private static final Log logger = LogFactory.getLog(WarmUp.class);

    /**
     * A bean that could not be created. Messages of exceptions are not part of it: they may hold secrets.
     *
     * @param bean its name
     * @param exception the class of the innermost exception
     * @param because the name of the bean that it needs and that could not be created, null where it is its own fault
     */
    record Failure(String bean, String exception, @Nullable String because) {}

    private final ConfigurableApplicationContext context;

    private final LazyProperties.OnFailure onFailure;

    private final ApplicationExit exit;

    private final List<Failure> all = new CopyOnWriteArrayList<>();

    WarmUpFailures(ConfigurableApplicationContext context, LazyProperties.OnFailure onFailure) {
        this.context = context;
        this.onFailure = onFailure;
        this.exit = new ApplicationExit(context);
    }

    /** Called on the thread that starts the application. */
    void noteStart() {
        exit.noteStart();
    }

    /** In the order in which they came. */
    List<Failure> all() {
        return List.copyOf(all);
    }

    /**
     * Reports a failure and acts on it.
     *
     * @return whether the others are to be created
     */
    boolean handle(String bean, Throwable failure) {
        String because = culprit(bean, failure);
        boolean known =
                because != null && all.stream().anyMatch(other -> other.bean().equals(because));
        all.add(new Failure(
                bean,
                NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName(),
                because));
        if (known) {
            logger.error("Bean '" + bean + "' could not be created either, because it needs '" + because + "'");
        } else {
            logger.error("Bean '" + bean + "' could not be created, after the application was ready. " + consequence()
                    + ". To have it created at start, add it to foundry.lazy.exclude; foundry.lazy.mode=off has all"
                    + " created at start");
            report(failure);
        }
        return act(failure);
    }

    private String consequence() {
        return switch (onFailure) {
            case EXIT ->
                "The application ends now, as it does when a bean fails at start (foundry.lazy.on-failure=exit)";
            case UNREADY -> "The application refuses traffic from now on (foundry.lazy.on-failure=unready)";
            case LOG -> "The application goes on without it (foundry.lazy.on-failure=log)";
        };
    }

    /** The bean at the end of the chain of those that need each other. */
    private static @Nullable String culprit(String bean, Throwable failure) {
        String last = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BeanCreationException creation && creation.getBeanName() != null) {
                last = creation.getBeanName();
            }
        }
        return bean.equals(last) ? null : last;
    }

    /** As Spring Boot reports what ends a start. */
    private void report(Throwable failure) {
        try {
            List<SpringBootExceptionReporter> reporters = SpringFactoriesLoader.forDefaultResourceLocation(
                            context.getClassLoader())
                    .load(
                            SpringBootExceptionReporter.class,
                            ArgumentResolver.of(ConfigurableApplicationContext.class, context));
            for (SpringBootExceptionReporter reporter : reporters) {
                if (reporter.reportException(failure)) {
                    return;
                }
            }
        } catch (RuntimeException | LinkageError unreportable) {
            logger.debug("The failure could not be analysed", unreportable);
        }
        logger.error("The failure in full", failure);
    }

    private boolean act(Throwable failure) {
        switch (onFailure) {
            case EXIT -> exit.begin(failure);
            case UNREADY -> refuseTraffic();
            case LOG -> {
                // All is said
            }
        }
        return onFailure != LazyProperties.OnFailure.EXIT;
    }

    private void refuseTraffic() {
        if (all.size() == 1) {
            context.addApplicationListener(new StaysUnready(context));
        }
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    }

    /** Spring Boot says "accepting traffic" when it has told all that the application is ready, which may be after us. */
    static final class StaysUnready implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

        private final ConfigurableApplicationContext context;

        StaysUnready(ConfigurableApplicationContext context) {
            this.context = context;
        }

        @Override
        public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
            if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
                AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
            }
        }
    }
}
