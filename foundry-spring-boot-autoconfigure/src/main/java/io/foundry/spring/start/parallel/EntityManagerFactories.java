package io.foundry.spring.start.parallel;

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

    private void begin() {
        for (String name : beanFactory.getBeanNamesForType(AbstractEntityManagerFactoryBean.class, false, false)) {
            String definition = name.substring(1);
            if (beanFactory.containsBeanDefinition(definition)
                    && !beanFactory.getMergedBeanDefinition(definition).isLazyInit()) {
                beanFactory.getBean(name);
            }
        }
    }
}
