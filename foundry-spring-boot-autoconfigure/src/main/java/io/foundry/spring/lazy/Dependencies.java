package io.foundry.spring.lazy;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyValue;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanReference;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * What a bean will ask for when it is created, as far as its definition and its class tell. Good enough to put beans
 * into an order; a dependency that is not seen here is created with the bean that needs it.
 */
final class Dependencies {

    private static final Set<String> INJECTED = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    private final TypeIndex index;

    Dependencies(TypeIndex index) {
        this.index = index;
    }

    /** The names of the beans that a bean needs, in the order in which it will ask for them. */
    Set<String> of(String name) {
        Set<String> needed = new LinkedHashSet<>();
        BeanDefinition definition = index.definition(name);
        if (definition.getDependsOn() != null) {
            needed.addAll(List.of(definition.getDependsOn()));
        }
        if (definition.getFactoryBeanName() != null) {
            needed.add(definition.getFactoryBeanName());
        }
        addReferences(definition, needed);
        if (definition instanceof RootBeanDefinition root) {
            addParameters(root, index.ofMade(name), needed);
        }
        Class<?> type = index.of(name);
        if (type != null) {
            addInjected(type, needed);
        }
        needed.remove(name);
        return needed;
    }

    private static void addReferences(BeanDefinition definition, Set<String> needed) {
        if (definition.hasConstructorArgumentValues()) {
            for (ValueHolder value : definition
                    .getConstructorArgumentValues()
                    .getIndexedArgumentValues()
                    .values()) {
                addReference(value.getValue(), needed);
            }
            for (ValueHolder value : definition.getConstructorArgumentValues().getGenericArgumentValues()) {
                addReference(value.getValue(), needed);
            }
        }
        if (definition.hasPropertyValues()) {
            for (PropertyValue value : definition.getPropertyValues().getPropertyValueList()) {
                addReference(value.getValue(), needed);
            }
        }
    }

    private static void addReference(@Nullable Object value, Set<String> needed) {
        if (value instanceof BeanReference reference) {
            needed.add(reference.getBeanName());
        }
    }

    private void addParameters(RootBeanDefinition definition, @Nullable Class<?> made, Set<String> needed) {
        Method factory = definition.getResolvedFactoryMethod();
        if (factory != null) {
            addParameters(factory, true, needed);
        } else if (definition.getFactoryMethodName() == null && made != null) {
            Executable constructor = constructor(ClassUtils.getUserClass(made));
            if (constructor != null) {
                addParameters(constructor, false, needed);
            }
        }
    }

    private static @Nullable Executable constructor(Class<?> type) {
        Constructor<?>[] all = type.getDeclaredConstructors();
        if (all.length == 1) {
            return all[0];
        }
        for (Constructor<?> constructor : all) {
            if (isInjected(constructor)) {
                return constructor;
            }
        }
        return null;
    }

    /** Factory methods mostly take what a provider has before they return; classes mostly keep the provider. */
    private void addParameters(Executable executable, boolean withProviders, Set<String> needed) {
        Parameter[] parameters = executable.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            add(
                    ResolvableType.forMethodParameter(MethodParameter.forExecutable(executable, i)),
                    parameters[i],
                    parameters[i].getName(),
                    withProviders,
                    needed);
        }
    }

    private void addInjected(Class<?> type, Set<String> needed) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            ReflectionUtils.doWithLocalFields(at, field -> {
                if (isInjected(field)) {
                    add(ResolvableType.forField(field, type), field, field.getName(), false, needed);
                }
            });
            ReflectionUtils.doWithLocalMethods(at, method -> {
                if (isInjected(method)) {
                    addParameters(method, false, needed);
                }
            });
        }
    }

    private static boolean isInjected(AnnotatedElement element) {
        if (element.getAnnotations().length == 0) {
            return false;
        }
        return INJECTED.stream().anyMatch(annotation -> AnnotatedElementUtils.isAnnotated(element, annotation));
    }

    private void add(
            ResolvableType asked, AnnotatedElement place, String name, boolean withProviders, Set<String> needed) {
        Lazy lazy = AnnotatedElementUtils.findMergedAnnotation(place, Lazy.class);
        if (lazy != null && lazy.value()) {
            return;
        }
        Qualifier qualifier = AnnotatedElementUtils.findMergedAnnotation(place, Qualifier.class);
        String hint = qualifier == null || qualifier.value().isEmpty() ? name : qualifier.value();
        Class<?> raw = asked.toClass();
        if (raw == Optional.class) {
            needed.addAll(index.candidates(asked.getGeneric(0), hint, false));
        } else if (ObjectFactory.class.isAssignableFrom(raw)) {
            if (withProviders) {
                needed.addAll(index.candidates(asked.getGeneric(0), hint, true));
            }
        } else if (raw.isArray()) {
            needed.addAll(index.candidates(asked.getComponentType(), hint, true));
        } else {
            List<String> direct = index.candidates(asked, hint, false);
            needed.addAll(direct);
            if (direct.isEmpty() && Collection.class.isAssignableFrom(raw)) {
                needed.addAll(index.candidates(asked.asCollection().getGeneric(0), hint, true));
            } else if (direct.isEmpty() && Map.class.isAssignableFrom(raw)) {
                needed.addAll(index.candidates(asked.asMap().getGeneric(1), hint, true));
            }
        }
    }
}
