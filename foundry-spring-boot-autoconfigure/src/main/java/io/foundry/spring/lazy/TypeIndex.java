package io.foundry.spring.lazy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

/**
 * Which definitions give a bean of a type, for those whose bean is not there yet. Creates nothing.
 *
 * <p>Spring can be asked the same, but without creating factories it looks at every definition for each question; asked
 * for some hundred types that takes seconds. This looks at every definition once. For one thread.
 */
final class TypeIndex {

    private final ConfigurableListableBeanFactory beanFactory;

    private final Map<String, Class<?>> types = new LinkedHashMap<>();

    private final Map<Class<?>, List<String>> names = new HashMap<>();

    TypeIndex(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        for (String name : beanFactory.getBeanDefinitionNames()) {
            Class<?> type = beanFactory.containsSingleton(name) ? null : type(name);
            if (type != null) {
                types.put(name, type);
                supertypes(type)
                        .forEach(supertype -> names.computeIfAbsent(supertype, key -> new ArrayList<>())
                                .add(name));
            }
        }
    }

    private @Nullable Class<?> type(String name) {
        try {
            return beanFactory.getType(name, false);
        } catch (BeansException | LinkageError unknown) {
            return null;
        }
    }

    /** The type of a bean that is not there yet, null where it is there or not known. */
    @Nullable
    Class<?> of(String name) {
        return types.get(name);
    }

    /**
     * The class of what is created for a bean that is not there yet, its factory where it has one; null where it is not
     * known. Definitions that come from a scan know their class only by name.
     */
    @Nullable
    Class<?> ofMade(String name) {
        Class<?> factory = BeanTypes.ofFactory(beanFactory, name);
        return factory == null ? of(name) : factory;
    }

    /** All classes and interfaces that a class is assignable to, but Object. */
    private static Set<Class<?>> supertypes(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            all.add(at);
            addInterfaces(at, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> extended : type.getInterfaces()) {
            if (all.add(extended)) {
                addInterfaces(extended, all);
            }
        }
    }

    /**
     * Those that may be injected where a type is asked for.
     *
     * @param type what is asked for
     * @param hint the name of the parameter or field, or its qualifier
     * @param all whether all of them are injected, or one
     * @return the one where that is clear, else all that come into question; in the order of their definitions
     */
    List<String> candidates(ResolvableType type, @Nullable String hint, boolean all) {
        List<String> found = names.getOrDefault(type.toClass(), List.of());
        if (found.size() > 1 && type.hasGenerics()) {
            List<String> matching = found.stream()
                    .filter(name -> type.isAssignableFrom(generic(name)))
                    .toList();
            found = matching.isEmpty() ? found : matching;
        }
        if (all || found.size() < 2) {
            return found;
        }
        if (hint != null && found.contains(hint)) {
            return List.of(hint);
        }
        List<String> primary =
                found.stream().filter(name -> definition(name).isPrimary()).toList();
        return primary.isEmpty() ? found : primary;
    }

    private ResolvableType generic(String name) {
        return definition(name) instanceof RootBeanDefinition root
                ? root.getResolvableType()
                : ResolvableType.forClass(types.getOrDefault(name, Object.class));
    }

    BeanDefinition definition(String name) {
        return beanFactory.getMergedBeanDefinition(name);
    }
}
