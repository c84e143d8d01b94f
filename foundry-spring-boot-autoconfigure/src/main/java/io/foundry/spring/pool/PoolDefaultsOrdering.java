package io.foundry.spring.pool;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Moves the contributed pool defaults behind sources that came after them: a user's {@code @PropertySource} and
 * {@code SpringApplication.setDefaultProperties}.
 */
public final class PoolDefaultsOrdering implements BeanFactoryPostProcessor {

    private final ConfigurableEnvironment environment;

    /**
     * Creates the post-processor.
     *
     * @param environment holds the sources
     */
    public PoolDefaultsOrdering(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        MutablePropertySources sources = environment.getPropertySources();
        PropertySource<?> defaults = sources.remove(PoolDefaults.SOURCE_NAME);
        if (defaults != null) {
            sources.addLast(defaults);
        }
    }
}
