package io.foundry.spring.start.parallel;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Lets JPA's provider build its EntityManagerFactory beside the rest of the start, as early as can be: before filters and
 * servlets are created. Spring's own part of it, and what it depends on (DataSource, migrations), stays on the starting
 * thread; Spring waits for the provider before the start is over, and earlier where somebody uses the factory.
 *
 * <p>A factory with an executor of its own keeps it. One that is lazy, that is woven at load time, or that somebody asked
 * for before is built as it would be without.
 *
 * <p>A context that closes, or whose start fails, while a provider is at work gives it ten seconds; one that is closed by
 * an interrupt gives it none. After that the provider is interrupted, nobody waits for it, and what it may build all the
 * same is closed on its own thread.
 */
public final class EntityManagerFactories implements DestructionAwareBeanPostProcessor {

    /** Longer than a provider needs that finds its database, which has answered before. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final ConfigurableListableBeanFactory beanFactory;

    private final Executor threads;

    private final Duration moment;

    private boolean begun;

    private boolean beginning;

    /**
     * Creates one for one context.
     *
     * @param beanFactory has the factories' definitions
     * @param threads where the provider works
     */
    public EntityManagerFactories(ConfigurableListableBeanFactory beanFactory, Executor threads) {
        this(beanFactory, threads, MOMENT);
    }

    EntityManagerFactories(ConfigurableListableBeanFactory beanFactory, Executor threads, Duration moment) {
        this.beanFactory = beanFactory;
        this.threads = threads;
        this.moment = moment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (beginning && bean instanceof AbstractEntityManagerFactoryBean factory) {
            if (factory.getBootstrapExecutor() == null) {
                factory.setBootstrapExecutor(new ProviderBuild(beanFactory, beanName, threads));
            }
        } else if (bean instanceof ServletContextInitializer && !begun) {
            // The first bean that is made when the web server has its ServletContext, which others may want to have
            begun = true;
            if (!beanFactory.containsBean(ConfigurableApplicationContext.LOAD_TIME_WEAVER_BEAN_NAME)) {
                begin();
            }
        }
        return bean;
    }

    @Override
    public boolean requiresDestruction(Object bean) {
        return build(bean) != null;
    }

    /** Spring would wait for the provider without an end. */
    @Override
    public void postProcessBeforeDestruction(Object bean, String beanName) {
        ProviderBuild build = build(bean);
        if (build != null) {
            build.end(moment);
        }
    }

    private static @Nullable ProviderBuild build(Object bean) {
        return bean instanceof AbstractEntityManagerFactoryBean factory
                        && factory.getBootstrapExecutor() instanceof ProviderBuild build
                ? build
                : null;
    }

    /**
     * From here on Spring lets other threads create beans without its one lock, as it does when it creates the rest. Else
     * a provider that asks for a bean (a converter, an entity's listener) would wait for this thread, and this thread,
     * where a filter uses the factory, for the provider.
     */
    private void begin() {
        beanFactory.prepareSingletonBootstrap();
        beginning = true;
        try {
            for (String name : beanFactory.getBeanNamesForType(AbstractEntityManagerFactoryBean.class, false, false)) {
                String definition = name.substring(1);
                if (beanFactory.containsBeanDefinition(definition)
                        && !beanFactory.getMergedBeanDefinition(definition).isLazyInit()) {
                    beanFactory.getBean(name);
                }
            }
        } finally {
            beginning = false;
        }
    }
}
