package io.foundry.spring.start.parallel;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
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
 */
public final class EntityManagerFactories implements BeanPostProcessor {

    private final ConfigurableListableBeanFactory beanFactory;

    private final StartThreads threads;

    private boolean begun;

    private boolean beginning;

    /**
     * Creates one for one context.
     *
     * @param beanFactory has the factories' definitions
     * @param threads where the provider works
     */
    public EntityManagerFactories(ConfigurableListableBeanFactory beanFactory, StartThreads threads) {
        this.beanFactory = beanFactory;
        this.threads = threads;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (beginning && bean instanceof AbstractEntityManagerFactoryBean factory) {
            if (factory.getBootstrapExecutor() == null) {
                factory.setBootstrapExecutor(threads.executor());
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
