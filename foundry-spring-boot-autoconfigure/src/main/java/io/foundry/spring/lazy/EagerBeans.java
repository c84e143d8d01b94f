package io.foundry.spring.lazy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.Lifecycle;

/** Says which beans must be there at start, and why. Looks at definitions and types, never at instances. */
final class EagerBeans {

    EagerBeans(ConfigurableListableBeanFactory beanFactory, List<String> exclude) {}

    /**
     * Says why a bean must be there at start.
     *
     * @param name its name
     * @param definition its definition
     * @param type what is known of its type without creating it
     * @return a few words, null where it may come later
     */
    @Nullable
    String reason(String name, AbstractBeanDefinition definition, @Nullable Class<?> type) {
        if (type == null) {
            return "its type is not known";
        }
        if (definition.getRole() == BeanDefinition.ROLE_INFRASTRUCTURE) {
            return "infrastructure";
        }
        if (Lifecycle.class.isAssignableFrom(type) || SmartInitializingSingleton.class.isAssignableFrom(type)) {
            return "has a life cycle";
        }
        return null;
    }
}
