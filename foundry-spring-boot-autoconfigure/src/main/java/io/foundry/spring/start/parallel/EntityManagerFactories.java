package io.foundry.spring.start.parallel;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Lets JPA's provider build its EntityManagerFactory beside the rest of the start, as early as can be: before the web
 * server starts. Spring's own part of it, and what it depends on (DataSource, migrations), stays on the starting
 * thread; Spring waits for the provider before the start is over, and earlier where somebody uses the factory.
 *
 * <p>A factory with an executor of its own keeps it, and one that is lazy stays so.
 */
public final class EntityManagerFactories implements BeanPostProcessor {

    private static final Log logger = LogFactory.getLog(EntityManagerFactories.class);

    private final ConfigurableListableBeanFactory beanFactory;

    private final StartThreads threads;

    private boolean begun;

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
        if (bean instanceof AbstractEntityManagerFactoryBean factory && factory.getBootstrapExecutor() == null) {
            factory.setBootstrapExecutor(threads.executor());
        }
        if (bean instanceof WebServerFactory && !begun) {
            // The first bean of a web application that is not there to make others.
            begun = true;
            begin();
        }
        return bean;
    }

    /**
     * From here on Spring lets other threads create beans without its one lock, as it does when it creates the rest. Else
     * a provider that asks for a bean (a converter, an entity's listener) would wait for this thread, and this thread,
     * where something that the web server needs uses the factory, for the provider.
     */
    private void begin() {
        beanFactory.prepareSingletonBootstrap();
        for (String name : beanFactory.getBeanNamesForType(AbstractEntityManagerFactoryBean.class, false, false)) {
            String definition = name.substring(1);
            if (beanFactory.containsBeanDefinition(definition)
                    && !beanFactory.getMergedBeanDefinition(definition).isLazyInit()) {
                create(name);
            }
        }
    }

    private void create(String name) {
        try {
            beanFactory.getBean(name);
        } catch (BeansException failure) {
            // It fails again where it would have without us, so that the error names what it should
            logger.debug("Factory '" + name + "' could not be created ahead", failure);
        }
    }
}
