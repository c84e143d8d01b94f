package io.foundry.spring.lazy;

import io.foundry.spring.config.FoundryProperties;
import io.foundry.spring.config.TrainingRun;
import io.foundry.spring.start.PostponedBeans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;

/**
 * Decides for each singleton, from its definition alone, whether it is created at start or later.
 *
 * <p>Definitions that say for themselves whether they are lazy are left as they are. Nothing is decided ahead of time,
 * when Spring processes the application for AOT, because the properties that count are those of the run. Written by the
 * thread that refreshes the context, read by any after that.
 */
public final class Autopilot implements BeanFactoryPostProcessor, Ordered {

    private static final String USERS_CHOICE = "spring.main.lazy-initialization";

    /** What a SpringApplication puts into its context before it is refreshed. */
    private static final String RUN_BY_BOOT = "springApplicationArguments";

    private static final String MODE = "foundry.lazy.mode";

    private final Environment environment;

    private final ApplicationContext context;

    private final boolean serves;

    private final Map<String, String> eager = new LinkedHashMap<>();

    private final List<String> postponed = new ArrayList<>();

    private List<String> unmatchedExcludes = List.of();

    private long nanos;

    private @Nullable String offReason;

    /**
     * Creates one for one context.
     *
     * @param environment where the settings are
     * @param context whose beans they are
     */
    public Autopilot(Environment environment, ApplicationContext context) {
        this.environment = environment;
        this.context = context;
        this.serves = EmbeddedServer.mayBeIn(context);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        long start = System.nanoTime();
        LazyProperties properties = FoundryProperties.bind(environment, "foundry.lazy", LazyProperties.class);
        offReason = offReason(environment, properties);
        if (offReason == null && !beanFactory.containsSingleton(RUN_BY_BOOT)) {
            // Nobody would say that it is ready
            offReason = "the context was not started by a SpringApplication";
        }
        if (offReason == null) {
            offReason = offReason(context);
        }
        if (offReason == null && !serves && !environment.containsProperty(MODE)) {
            // Beans that nobody asked for may be what keeps the program alive, and it may end before the warm-up does
            offReason = "there is no web server; foundry.lazy.mode=autopilot switches it on";
        }
        if (offReason != null) {
            return;
        }
        EagerBeans rules = new EagerBeans(beanFactory, properties.exclude());
        for (String name : beanFactory.getBeanDefinitionNames()) {
            if (beanFactory.getBeanDefinition(name) instanceof AbstractBeanDefinition definition
                    && isUndecided(beanFactory, name, definition.getLazyInit())
                    && definition.isSingleton()
                    && !definition.isAbstract()
                    && !isBegunByItself(definition)) {
                String reason = rules.reason(name, definition, BeanTypes.of(beanFactory, name));
                if (reason == null) {
                    definition.setLazyInit(true);
                    PostponedBeans.mark(definition);
                    postponed.add(name);
                } else {
                    if (definition.isLazyInit()) {
                        definition.setLazyInit(false);
                    }
                    eager.put(name, reason);
                }
            }
        }
        unmatchedExcludes = rules.unmatchedExcludes();
        nanos = System.nanoTime() - start;
    }

    /**
     * Why nothing is postponed in an application whose program says so without a property, null where it is. Boot has told
     * the context before this looks at it.
     */
    static @Nullable String offReason(ApplicationContext context) {
        if (context instanceof ConfigurableApplicationContext own
                && own.getBeanFactory() instanceof AbstractAutowireCapableBeanFactory factory
                && factory.isAllowCircularReferences()) {
            return "circular references are allowed, by SpringApplication.setAllowCircularReferences";
        }
        return isLazyAnyway(context)
                ? "all beans are lazy, by SpringApplication.setLazyInitialization or a "
                        + LazyInitializationBeanFactoryPostProcessor.class.getSimpleName()
                : null;
    }

    private static boolean isLazyAnyway(ApplicationContext context) {
        if (context instanceof AbstractApplicationContext known) {
            for (BeanFactoryPostProcessor processor : known.getBeanFactoryPostProcessors()) {
                if (processor instanceof LazyInitializationBeanFactoryPostProcessor) {
                    return true;
                }
            }
        }
        return context instanceof ConfigurableApplicationContext own
                && own.getBeanFactory()
                                .getBeanNamesForType(LazyInitializationBeanFactoryPostProcessor.class, false, false)
                                .length
                        > 0;
    }

    /** Why nothing is postponed in an application with these settings, null where it is. */
    static @Nullable String offReason(Environment environment, LazyProperties properties) {
        if (properties.mode() == LazyProperties.Mode.OFF) {
            return "foundry.lazy.mode is off";
        }
        if (environment.containsProperty(USERS_CHOICE)) {
            return USERS_CHOICE + " is set";
        }
        if (environment.getProperty("spring.main.allow-circular-references", Boolean.class, false)) {
            // Which bean of a circle comes first decides whether it can be created at all
            return "spring.main.allow-circular-references is true";
        }
        if (TrainingRun.isOne()) {
            return "the run only trains an archive, or takes a checkpoint";
        }
        if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
            return "the application is processed ahead of time, not run";
        }
        // A test is to see at start what cannot be created
        return TestSupport.isAtWork(environment) && !environment.containsProperty(MODE)
                ? "this is a test; foundry.lazy.mode=autopilot switches it on"
                : null;
    }

    /** Spring begins these on a thread of their own, and waits for those that are not lazy. */
    private static boolean isBegunByItself(AbstractBeanDefinition definition) {
        return definition.isBackgroundInit();
    }

    private boolean isUndecided(ConfigurableListableBeanFactory beanFactory, String name, @Nullable Boolean lazy) {
        if (lazy == null) {
            return true;
        }
        return Repositories.isOne(beanFactory, name) && Repositories.isUndecided(environment, lazy);
    }

    /** After those that add definitions, so that it sees them all. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /** The names of the singletons that are created later, in the order of their definitions. */
    List<String> postponed() {
        return Collections.unmodifiableList(postponed);
    }

    /** The singletons that are created at start, with the reason. */
    Map<String, String> eager() {
        return Collections.unmodifiableMap(eager);
    }

    /** Why nothing is postponed, null where it is. */
    @Nullable
    String offReason() {
        return offReason;
    }

    /** The entries of {@code foundry.lazy.exclude} that match no bean: mistyped, or left from a bean that is gone. */
    List<String> unmatchedExcludes() {
        return unmatchedExcludes;
    }

    /** How long the decisions took, in nanoseconds. */
    long nanos() {
        return nanos;
    }
}
