package io.foundry.spring.lazy;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.util.ClassUtils;

/**
 * Says which beans must be there at start, and why. Looks at definitions and types, never at instances.
 *
 * <p>The cheap questions come first, and what was found out of a class is kept for the next bean of it. For one thread.
 */
final class EagerBeans {

    private static final String FUNCTION_CATALOG = "org.springframework.cloud.function.context.FunctionCatalog";

    /** Boot's reads all methods of all classes for {@code @Scheduled}; the rule here finds the same for less. */
    private static final String SCHEDULED_FILTER =
            "org.springframework.boot.autoconfigure.task.ScheduledBeanLazyInitializationExcludeFilter";

    private final ConfigurableListableBeanFactory beanFactory;

    private final UserExcludes excludes;

    private final EagerTypes types;

    private final AnnotatedClasses annotations = new AnnotatedClasses(new EagerAnnotations()::reason);

    private final Map<String, LazyInitializationExcludeFilter> filters;

    EagerBeans(ConfigurableListableBeanFactory beanFactory, List<String> exclude) {
        this.beanFactory = beanFactory;
        this.excludes = new UserExcludes(exclude);
        this.types = new EagerTypes(ClassUtils.isPresent(FUNCTION_CATALOG, beanFactory.getBeanClassLoader()));
        // As Boot asks for them, which does not create factory beans to find out what they make
        this.filters =
                new LinkedHashMap<>(beanFactory.getBeansOfType(LazyInitializationExcludeFilter.class, false, false));
        this.filters.values().removeIf(filter -> filter.getClass().getName().equals(SCHEDULED_FILTER));
    }

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
        RootBeanDefinition merged =
                beanFactory.getMergedBeanDefinition(name) instanceof RootBeanDefinition root ? root : null;
        Method method = merged == null ? null : merged.getResolvedFactoryMethod();
        Class<?> userType = type == null ? Object.class : ClassUtils.getUserClass(type);
        // Its own life cycle counts as well
        Class<?> factoryType = BeanTypes.ofFactory(beanFactory, name);
        Class<?> factory = factoryType == null ? null : ClassUtils.getUserClass(factoryType);
        String wanted = excludes.reason(name, userType, factory, method);
        if (wanted != null) {
            return wanted;
        }
        if (definition.getRole() == BeanDefinition.ROLE_INFRASTRUCTURE) {
            return "infrastructure";
        }
        if (type == null || merged == null) {
            return "its type is not known";
        }
        String reason = ofClass(userType);
        if (reason == null && factory != null) {
            reason = ofClass(factory);
        }
        // After the annotations: processing ahead of time makes init methods of those with @PostConstruct
        if (reason == null && merged.getInitMethodNames() != null && !Frameworks.isSprings(userType.getName())) {
            reason = "does something when it is created (init method)";
        }
        if (reason == null && method != null) {
            reason = annotations.reason(method);
        }
        if (reason == null) {
            reason = OpaqueTypes.reason(beanFactory, merged, userType, factory);
        }
        return reason == null ? filtered(name, definition, type) : reason;
    }

    /** Returns the entries of the user that have matched no bean so far. */
    List<String> unmatchedExcludes() {
        return excludes.unmatched();
    }

    private @Nullable String ofClass(Class<?> type) {
        String reason = types.reason(type);
        if (reason == null) {
            reason = annotations.reason(type);
        }
        return reason == null ? CreationEffects.reason(type) : reason;
    }

    private @Nullable String filtered(String name, AbstractBeanDefinition definition, Class<?> type) {
        for (Map.Entry<String, LazyInitializationExcludeFilter> filter : filters.entrySet()) {
            if (filter.getValue().isExcluded(name, definition, type)) {
                return "excluded by the bean " + filter.getKey();
            }
        }
        return null;
    }
}
