package io.foundry.spring.lazy;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.Aware;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Recognises beans whose creation alone changes something that others see.
 *
 * <p>A configuration with an injected method sets up other beans there; Boot binds the meters of executors so. A bean
 * that keeps the context in a static field hands it to code that knows no Spring and would find null there.
 */
final class CreationEffects {

    private CreationEffects() {}

    static @Nullable String reason(Class<?> type) {
        try {
            if (Aware.class.isAssignableFrom(type) && keepsContext(type)) {
                return "keeps the context in a static field";
            }
            if (InitializingBean.class.isAssignableFrom(type) && isUsers(ClassUtils.getUserClass(type))) {
                return "does something when it is created (InitializingBean)";
            }
            if (isConfiguration(ClassUtils.getUserClass(type)) && injectsIntoMethod(type)) {
                return "sets up other beans (@Autowired method)";
            }
            return null;
        } catch (LinkageError unreadable) {
            return "its members cannot be read";
        }
    }

    private static boolean keepsContext(Class<?> type) {
        for (Class<?> declaring = type; isUsers(declaring); declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (Modifier.isStatic(modifiers)
                        && !Modifier.isFinal(modifiers)
                        && (BeanFactory.class.isAssignableFrom(field.getType())
                                || Environment.class.isAssignableFrom(field.getType()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isUsers(@Nullable Class<?> type) {
        return type != null && !type.getName().startsWith("java.") && !Frameworks.isSprings(type.getName());
    }

    /** Three levels, as {@code @SpringBootApplication} has; cheaper than all of them. */
    private static boolean isConfiguration(Class<?> type) {
        return isConfiguration(type, 3);
    }

    private static boolean isConfiguration(Class<?> annotated, int levels) {
        for (Annotation annotation : annotated.getDeclaredAnnotations()) {
            Class<? extends Annotation> declared = annotation.annotationType();
            if (declared == Configuration.class
                    || (levels > 1
                            && !declared.getName().startsWith("java.")
                            && isConfiguration(declared, levels - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean injectsIntoMethod(Class<?> type) {
        for (Class<?> declaring = ClassUtils.getUserClass(type);
                declaring != null && declaring != Object.class;
                declaring = declaring.getSuperclass()) {
            for (Method method : declaring.getDeclaredMethods()) {
                // Those that make beans return them, and their annotations are dear to read
                if (method.getReturnType() == void.class && method.isAnnotationPresent(Autowired.class)) {
                    return true;
                }
            }
        }
        return false;
    }
}
