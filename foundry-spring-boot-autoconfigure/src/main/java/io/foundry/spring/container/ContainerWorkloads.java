package io.foundry.spring.container;

import io.foundry.container.FoundryContainer;
import io.foundry.container.ServiceHandle;
import io.foundry.measure.Operation;
import io.foundry.spring.feature.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The container against the bean factory, on the application's own singletons. Only beans that exist take part, so that
 * measuring creates none.
 *
 * <p>Names are the interned Strings that literals are. Each call looks all of them up once, in a fixed shuffled order;
 * the loops are written out so that each has a call site of its own.
 */
final class ContainerWorkloads {

    private static final int MOST_BEANS = 100;

    private final FoundryContainer container;

    private final ConfigurableListableBeanFactory beanFactory;

    /** Compared with what a lookup gives, so that the lookup has to happen; no bean is this object. */
    private final Object nobody = new Object();

    ContainerWorkloads(FoundryContainer container, ConfigurableListableBeanFactory beanFactory) {
        this.container = container;
        this.beanFactory = beanFactory;
    }

    List<Workload> all() {
        String[] names = names();
        Class<?>[] types = types(names);
        List<Workload> workloads = new ArrayList<>();
        if (names.length > 0) {
            workloads.add(byName(names));
            workloads.add(throughHandles(names));
        }
        if (types.length > 0) {
            workloads.add(byType(types));
        }
        return workloads;
    }

    private String[] names() {
        List<String> names = container.keys().stream()
                .filter(beanFactory::containsSingleton)
                .filter(name -> !beanFactory.isFactoryBean(name))
                .filter(this::isFoundByName)
                .collect(Collectors.toList());
        Collections.shuffle(names, new Random(42));
        return names.stream().limit(MOST_BEANS).map(String::intern).toArray(String[]::new);
    }

    private boolean isFoundByName(String name) {
        try {
            return container.resolve(name) == beanFactory.getBean(name);
        } catch (RuntimeException notThere) {
            // A bean whose factory method returned null, for instance
            return false;
        }
    }

    /** The types by which both sides find the same one bean. */
    private Class<?>[] types(String[] names) {
        return Arrays.stream(names)
                .filter(this::isFoundByItsClass)
                .map(name -> container.resolve(name).getClass())
                .toArray(Class<?>[]::new);
    }

    /** Asked without initialising anything first, so that a lookup by type cannot create another bean. */
    private boolean isFoundByItsClass(String name) {
        Object bean = container.resolve(name);
        String[] candidates = beanFactory.getBeanNamesForType(bean.getClass(), true, false);
        if (candidates.length != 1 || !candidates[0].equals(name)) {
            return false;
        }
        try {
            return container.resolve(bean.getClass()) == bean;
        } catch (RuntimeException notByThisType) {
            return false;
        }
    }

    private Operation getBean(String[] names) {
        return Operation.returningLong("BeanFactory.getBean(name)", () -> {
                    int matches = 0;
                    for (String name : names) {
                        matches += beanFactory.getBean(name) == nobody ? 1 : 0;
                    }
                    return matches;
                })
                .unitsPerCall(names.length);
    }

    private Workload byName(String[] names) {
        return new Workload(
                "resolve one of " + names.length + " singletons by a literal name",
                getBean(names),
                Operation.returningLong("FoundryContainer.resolve(name)", () -> {
                            int matches = 0;
                            for (String name : names) {
                                matches += container.resolve(name) == nobody ? 1 : 0;
                            }
                            return matches;
                        })
                        .unitsPerCall(names.length));
    }

    private Workload throughHandles(String[] names) {
        List<ServiceHandle<Object>> handles = Arrays.stream(names)
                .map(name -> container.handle(name, Object.class))
                .toList();
        ServiceHandle<?>[] ready = handles.toArray(ServiceHandle<?>[]::new);
        return new Workload(
                "get one of " + names.length + " singletons that the caller needs again and again",
                getBean(names),
                Operation.returningLong("ServiceHandle.get()", () -> {
                            int matches = 0;
                            for (ServiceHandle<?> handle : ready) {
                                matches += handle.get() == nobody ? 1 : 0;
                            }
                            return matches;
                        })
                        .unitsPerCall(names.length));
    }

    private Workload byType(Class<?>[] types) {
        return new Workload(
                "resolve one of " + types.length + " singletons by type",
                Operation.returningLong("BeanFactory.getBean(type)", () -> {
                            int matches = 0;
                            for (Class<?> type : types) {
                                matches += beanFactory.getBean(type) == nobody ? 1 : 0;
                            }
                            return matches;
                        })
                        .unitsPerCall(types.length),
                Operation.returningLong("FoundryContainer.resolve(type)", () -> {
                            int matches = 0;
                            for (Class<?> type : types) {
                                matches += container.resolve(type) == nobody ? 1 : 0;
                            }
                            return matches;
                        })
                        .unitsPerCall(types.length));
    }
}
