package io.foundry.spring.lazy;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartFactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;

/** Does for one singleton what Spring does for all of them at start. */
final class LateSingleton {

    private LateSingleton() {}

    /** Creates it, or of a factory the factory alone, where that does not ask for more. */
    static void create(ConfigurableListableBeanFactory beanFactory, String name) {
        if (!beanFactory.isFactoryBean(name)) {
            beanFactory.getBean(name);
            return;
        }
        Object factory = beanFactory.getBean(BeanFactory.FACTORY_BEAN_PREFIX + name);
        if ((factory instanceof SmartFactoryBean<?> smart && smart.isEagerInit())
                // One that is not lazy makes its repository, and checks its queries, when it is created
                || Repositories.isFactory(factory.getClass())) {
            beanFactory.getBean(name);
        }
    }

    /**
     * Tells it that all is set up. Those whose definitions say that they want to know are not postponed; this is for
     * those whose declared type hides it.
     */
    static void complete(@Nullable Object singleton) {
        if (singleton instanceof SmartInitializingSingleton smart) {
            smart.afterSingletonsInstantiated();
        }
        if (singleton instanceof SmartLifecycle lifecycle && lifecycle.isAutoStartup() && !lifecycle.isRunning()) {
            lifecycle.start();
        }
    }
}
