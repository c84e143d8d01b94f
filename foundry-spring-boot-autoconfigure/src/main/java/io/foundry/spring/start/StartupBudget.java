package io.foundry.spring.start;

import io.foundry.spring.start.BeanCreation.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

/**
 * A limit to what an application's start may consist of, for the application's own tests:
 *
 * <pre>{@code
 * StartupBudget.of(MyApplication.class)
 *         .with("--server.port=0")
 *         .beansBeforeReady(120)
 *         .allocatedBeforeReady(DataSize.ofMegabytes(200))
 *         .check();
 * }</pre>
 *
 * <p>Beans: the singletons that the context's bean factory created, on whatever thread, from the beginning until
 * {@code ApplicationReadyEvent}; factory beans and Spring's own included, each name once. Not counted: objects that were
 * registered ready-made, prototypes and other scopes, beans of parent and child contexts (such as that of a management
 * port), and what the warm-up creates.
 *
 * <p>Bytes: what the thread that calls {@link #measure} allocated between the call and that event, and all that platform
 * threads allocated which were not there before the call and are alive at that event. Not counted: virtual threads,
 * threads that have ended by then, and threads that were there before, such as the common pool's. Whatever else starts
 * threads in the JVM meanwhile is counted, so let no other test run at the same time. The first start in a JVM loads
 * classes and allocates more than the next one; a test class of its own, with a JVM of its own, gives the steadiest
 * figures.
 *
 * <p>Wall time is left out on purpose: on a busy machine it fails for reasons that are nobody's. Needs no test framework.
 * Not thread-safe; each call changes and returns this object.
 */
public final class StartupBudget {

    private final Class<?>[] sources;

    private final @Nullable ConfigurableApplicationContext running;

    private final List<String> arguments = new ArrayList<>();

    private Consumer<SpringApplicationBuilder> customizer = builder -> {};

    private @Nullable Integer mostBeans;

    private @Nullable DataSize mostAllocated;

    private StartupBudget(@Nullable ConfigurableApplicationContext running, Class<?>... sources) {
        this.running = running;
        this.sources = sources;
    }

    /**
     * A budget for an application that is to be started, and closed again, by each call of {@link #measure} or
     * {@link #check}.
     *
     * @param sources the application's configuration classes, at least one
     * @return a budget without limits
     */
    public static StartupBudget of(Class<?>... sources) {
        if (sources.length == 0) {
            throw new IllegalArgumentException("A start needs at least one configuration class");
        }
        return new StartupBudget(null, sources.clone());
    }

    /**
     * A budget for an application that is ready already, for instance of {@code @SpringBootTest}. It stays open. Its
     * beans are known, its bytes are not.
     *
     * @param context a context that {@code SpringApplication} started, with the timeline switched on
     * @return a budget without limits
     */
    public static StartupBudget ofRunning(ConfigurableApplicationContext context) {
        return new StartupBudget(context);
    }

    /**
     * Adds arguments of the command line.
     *
     * @param more for instance {@code --server.port=0}
     * @return this
     * @throws IllegalStateException if the application runs already
     */
    public StartupBudget with(String... more) {
        refuseRunning("arguments");
        arguments.addAll(List.of(more));
        return this;
    }

    /**
     * Changes how the application is started, for instance its profiles.
     *
     * @param change is called before each start; must not run the application
     * @return this
     * @throws IllegalStateException if the application runs already
     */
    public StartupBudget customizedBy(Consumer<SpringApplicationBuilder> change) {
        refuseRunning("a customizer");
        customizer = customizer.andThen(change);
        return this;
    }

    /**
     * Limits the number of beans.
     *
     * @param most how many singletons may be created before ready
     * @return this
     */
    public StartupBudget beansBeforeReady(int most) {
        mostBeans = most;
        return this;
    }

    /**
     * Limits the bytes.
     *
     * @param most how much may be allocated before ready
     * @return this
     * @throws IllegalStateException if the application runs already, because it is too late to count
     */
    public StartupBudget allocatedBeforeReady(DataSize most) {
        refuseRunning("a limit of allocated bytes");
        mostAllocated = most;
        return this;
    }

    private void refuseRunning(String what) {
        if (running != null) {
            throw new IllegalStateException("The context runs already, so it cannot be given " + what
                    + "; use StartupBudget.of(MyApplication.class)");
        }
    }

    /**
     * Gets the figures without judging them. Starts the application and closes it, unless it runs already.
     *
     * @return what the start consisted of
     * @throws IllegalStateException if the start was not recorded, or not completely
     * @throws RuntimeException whatever the start throws
     */
    public StartupFigures measure() {
        return running == null ? MeasuredStart.of(sources, customizer, arguments) : figures(running);
    }

    private static StartupFigures figures(ConfigurableApplicationContext context) {
        if (!(context.getApplicationStartup() instanceof StartTimeline timeline)) {
            throw new IllegalStateException("The start of '" + context.getDisplayName()
                    + "' was not recorded: it needs SpringApplication, foundry.start.timeline.enabled, and no"
                    + " ApplicationStartup of its own");
        }
        StartRecord read = timeline.read();
        if (read.readyNanos() == StartRecord.NOT_YET) {
            throw new IllegalStateException("'" + context.getDisplayName() + "' is not ready yet");
        }
        if (read.dropped() > 0) {
            throw new IllegalStateException("The timeline was full and " + read.dropped()
                    + " steps are missing; raise foundry.start.timeline.capacity for this test");
        }
        List<BeanCreation> beans = read.beans(context.getBeanFactory()).in(Phase.START);
        return new StartupFigures(beans.size(), AllocationCounter.UNKNOWN, AllocationCounter.UNKNOWN, beans);
    }

    /**
     * Gets the figures and fails where they exceed a limit.
     *
     * @return the figures, where they are within all limits
     * @throws AssertionError with the figures, the limits, and the beans that contributed most
     * @throws IllegalStateException as {@link #measure}, and if bytes are limited but this JVM does not count them
     */
    public StartupFigures check() {
        StartupFigures figures = measure();
        if (mostAllocated != null && figures.allocatedBeforeReadyBytes() == AllocationCounter.UNKNOWN) {
            throw new IllegalStateException("This JVM does not count the bytes that threads allocate");
        }
        String name = running == null ? sources[0].getSimpleName() : running.getDisplayName();
        String excess = BudgetMessage.of(name, figures, mostBeans, mostAllocated);
        if (excess != null) {
            throw new AssertionError(excess);
        }
        return figures;
    }
}
