package io.foundry.spring.lazy;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Asks for types of beans without creating a bean, or a factory to find out what it makes. */
final class BeanTypes {

    private BeanTypes() {}

    /** Returns what is known of a bean's type, null where that is nothing. */
    static @Nullable Class<?> of(ConfigurableListableBeanFactory beanFactory, String name) {
        try {
            return beanFactory.getType(name, false);
        } catch (NoSuchBeanDefinitionException unknown) {
            return null;
        }
    }

    /** Returns what is known of the class of a factory bean, null where the bean is none. */
    static @Nullable Class<?> ofFactory(ConfigurableListableBeanFactory beanFactory, String name) {
        try {
            return beanFactory.isFactoryBean(name)
                    ? beanFactory.getType(BeanFactory.FACTORY_BEAN_PREFIX + name, false)
                    : null;
        } catch (NoSuchBeanDefinitionException unknown) {
            return null;
        }
    }
}
