package io.foundry.spring.lazy;

import io.foundry.spring.config.FoundryProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * What is special about Spring Data's repositories. Their definitions say of themselves that they are not lazy, without
 * anybody having said so, and a scheduled bean that has one would wait for the whole of JPA. With the autopilot, JPA's
 * are injected as proxies that find them at their first use: a default for Spring Data's own switch, contributed behind
 * all property sources that there are before the context is made.
 */
final class Repositories implements EnvironmentPostProcessor, ApplicationListener<ApplicationPreparedEvent> {

    static final String SOURCE_NAME = "foundryRepositoryDefaults";

    private static final String BOOTSTRAP_MODE = "spring.data.jpa.repositories.bootstrap-mode";

    private static final ConfigurationPropertyName BOOTSTRAP_MODE_NAME = ConfigurationPropertyName.of(BOOTSTRAP_MODE);

    private static final String FACTORY =
            "org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (ClassUtils.isPresent("org.springframework.data.jpa.repository.JpaRepository", application.getClassLoader())
                && !Binder.get(environment).bind(BOOTSTRAP_MODE, String.class).isBound()
                && FoundryProperties.isEnabled(environment, "lazy")
                && application.getWebApplicationType() != WebApplicationType.NONE
                && Autopilot.offReason(
                                environment, FoundryProperties.bind(environment, "foundry.lazy", LazyProperties.class))
                        == null) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(SOURCE_NAME, Map.of(BOOTSTRAP_MODE, "lazy")));
        }
    }

    /** Withdraws the default where the program keeps the autopilot off, which can be seen only now. */
    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        MutablePropertySources sources =
                event.getApplicationContext().getEnvironment().getPropertySources();
        // In this order: only where there is something to withdraw are definitions looked through
        if (sources.contains(SOURCE_NAME) && Autopilot.offReason(event.getApplicationContext()) != null) {
            sources.remove(SOURCE_NAME);
        }
    }

    /**
     * Whether nobody said when repositories are to be created.
     *
     * @param lazy what Spring Data wrote into their definitions
     */
    static boolean isUndecided(Environment environment, boolean lazy) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getConfigurationProperty(BOOTSTRAP_MODE_NAME) != null) {
                return source.getUnderlyingSource() instanceof PropertySource<?> properties
                        && properties.getName().equals(SOURCE_NAME);
            }
        }
        // Other modules of Spring Data have no such property
        return !lazy;
    }

    /** Whether a definition makes a repository. */
    static boolean isOne(ConfigurableListableBeanFactory beanFactory, String name) {
        return isFactory(BeanTypes.ofFactory(beanFactory, name));
    }

    /** Whether a class makes repositories. */
    static boolean isFactory(@Nullable Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(FACTORY)) {
                return true;
            }
        }
        return false;
    }
}
