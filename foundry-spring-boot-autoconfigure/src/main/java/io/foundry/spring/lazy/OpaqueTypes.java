package io.foundry.spring.lazy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.RootBeanDefinition;

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
     * @param definition its merged definition, of which the type was asked for before
     * @param type what is known of its type
     * @param made what is known of what makes it, where that is a factory bean
     * @return a few words, null where the type is as good as the bean's class
     */
    static @Nullable String reason(RootBeanDefinition definition, Class<?> type, @Nullable Class<?> made) {
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
        return isGenerated(definition, type)
                ? declared(definition.getBeanClass(), type)
                : "its class is not known before it is created";
    }

    private static @Nullable String declared(Class<?> factory, Class<?> type) {
        return isKnown(factory.getName())
                ? null
                : "declared as " + type.getSimpleName() + ", so its class is not known";
    }

    /**
     * What Spring generates ahead of time may make a bean without the method that is declared for it; JPA's managed types
     * are listed so. The class of the definition is then that of the method, which the bean is no instance of.
     */
    private static boolean isGenerated(RootBeanDefinition definition, Class<?> type) {
        return definition.hasBeanClass() && !type.isAssignableFrom(definition.getBeanClass());
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
