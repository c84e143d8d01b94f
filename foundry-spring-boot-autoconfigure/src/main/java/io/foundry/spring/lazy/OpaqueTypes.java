package io.foundry.spring.lazy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

/**
 * Finds the beans of which only their making tells what they are: a method that declares an interface may return a
 * scheduler.
 *
 * <p>Methods of Spring's own configurations that do so are known, and what matters of their results is in the other
 * tables, except where they are about messages: there an interface is the rule and a life cycle behind it common.
 */
final class OpaqueTypes {

    private static final String[] UNKNOWN_OF_SPRING = {
        "org.springframework.messaging.",
        "org.springframework.web.socket.",
        "org.springframework.integration.",
        "org.springframework.cloud.",
        "org.springframework.boot.websocket.",
    };

    private OpaqueTypes() {}

    /**
     * Says what is not known of a bean.
     *
     * @param beanFactory has it
     * @param definition its merged definition, of which the type was asked for before
     * @param type what is known of its type
     * @param made what is known of what makes it, where that is a factory bean
     * @return a few words, null where the type is as good as the bean's class
     */
    static @Nullable String reason(
            ConfigurableListableBeanFactory beanFactory,
            RootBeanDefinition definition,
            Class<?> type,
            @Nullable Class<?> made) {
        if (isConcrete(type) || (made != null && FactoryBean.class.isAssignableFrom(made) && isConcrete(made))) {
            return null;
        }
        Method method = definition.getResolvedFactoryMethod();
        if (method != null) {
            return declared(method.getDeclaringClass(), method.getReturnType());
        }
        if (definition.getInstanceSupplier() == null) {
            return null;
        }
        Class<?> maker = maker(beanFactory, definition, type);
        return maker == null ? "its class is not known before it is created" : declared(maker, type);
    }

    private static @Nullable String declared(Class<?> maker, Class<?> type) {
        return isKnown(maker.getName()) ? null : "declared as " + type.getSimpleName() + ", so its class is not known";
    }

    /**
     * What Spring generates ahead of time may make a bean without the method that is declared for it, as for JPA's managed
     * types. Whose method it was is still said: by the name of its bean, or, where it is static, by the definition's class,
     * which the bean then is no instance of.
     */
    private static @Nullable Class<?> maker(
            ConfigurableListableBeanFactory beanFactory, RootBeanDefinition definition, Class<?> type) {
        String name = definition.getFactoryBeanName();
        if (name != null) {
            Class<?> maker = BeanTypes.of(beanFactory, name);
            return maker == null ? null : ClassUtils.getUserClass(maker);
        }
        return definition.hasBeanClass() && !type.isAssignableFrom(definition.getBeanClass())
                ? definition.getBeanClass()
                : null;
    }

    private static boolean isConcrete(Class<?> type) {
        return type != Object.class && !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    }

    private static boolean isKnown(String factory) {
        if (!Frameworks.isSprings(factory)) {
            return false;
        }
        for (String unknown : UNKNOWN_OF_SPRING) {
            if (factory.startsWith(unknown)) {
                return false;
            }
        }
        return true;
    }
}
