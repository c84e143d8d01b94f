package io.foundry.spring.pool;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Moves the contributed pool defaults behind sources that come after them: a user's {@code @PropertySource} and
 * {@code SpringApplication.setDefaultProperties}.
 *
 * <p>A bean factory post-processor does it, when the configuration classes have been read, and after Boot's own, which
 * moves the default properties to the end.
 */
final class PoolDefaultsOrdering implements ApplicationListener<ApplicationPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        MutablePropertySources sources =
                event.getApplicationContext().getEnvironment().getPropertySources();
        if (sources.contains(PoolDefaults.SOURCE_NAME)) {
            event.getApplicationContext().addBeanFactoryPostProcessor(beanFactory -> moveToEnd(sources));
        }
    }

    private static void moveToEnd(MutablePropertySources sources) {
        PropertySource<?> defaults = sources.remove(PoolDefaults.SOURCE_NAME);
        if (defaults != null) {
            sources.addLast(defaults);
        }
    }
}
