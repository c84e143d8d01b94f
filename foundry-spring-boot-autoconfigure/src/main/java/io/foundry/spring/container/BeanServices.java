package io.foundry.spring.container;

import io.foundry.container.FoundryContainer;
import io.foundry.container.Registrations;
import io.foundry.container.ServiceSource;
import io.foundry.container.Tag;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * Tells a container of the application context's beans: by name, by alias, by type and, where they carry {@link Tag},
 * by tag. Creates no bean for that; types are asked for without initialising factory beans.
 *
 * <p>A bean belongs to Spring, which is asked for it on each resolve, so that every scope is honoured. Only a singleton
 * that exists is kept by the container, until Spring destroys it.
 *
 * <p>A bean that is registered later is found by its name; by type and by tag only once it was asked for by name, or if
 * it is registered before anybody asked for a type or a tag.
 *
 * <p>Thread-safe.
 */
public final class BeanServices implements ServiceSource {

    /*
     * There is no event for the end of a bean, but beans can depend on each other, and a dependent bean is destroyed
     * first. So each singleton that the container keeps gets a dependent of ours, which exists as a disposable only.
     * That costs nothing for beans that are never resolved here, and covers singletons that were registered by hand,
     * which post-processors never see. Between that moment and the bean's removal Spring still hands the old bean out;
     * so once a name has lost its bean, nothing is kept under it any more.
     */

    private static final String WATCH = "foundry.watch.";

    private final DefaultListableBeanFactory beanFactory;

    private final Map<String, Boolean> kept = new ConcurrentHashMap<>();

    private final FoundryContainer container;

    /**
     * Creates a source and its container.
     *
     * @param beanFactory owns the beans
     */
    public BeanServices(DefaultListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        this.container = new FoundryContainer(this);
    }

    /**
     * The container that holds the beans.
     *
     * @return always the same
     */
    public FoundryContainer container() {
        return container;
    }

    @Override
    public @Nullable Supplier<?> find(String name) {
        return isKnown(name) ? () -> bean(name) : null;
    }

    @Override
    public @Nullable Consumer<Registrations> discover(String name) {
        return isKnown(name) ? batch -> add(batch, name) : null;
    }

    @Override
    public Consumer<Registrations> discoverAll() {
        return batch -> {
            for (Iterator<String> names = beanFactory.getBeanNamesIterator(); names.hasNext(); ) {
                String name = names.next();
                if (isKnown(name)) {
                    add(batch, name);
                }
            }
        };
    }

    private boolean isKnown(String name) {
        BeanDefinition definition = definition(beanFactory.canonicalName(name));
        return beanFactory.containsBean(name) && (definition == null || !definition.isAbstract());
    }

    /** Leaves names alone that somebody bound to something else. */
    private void add(Registrations batch, String asked) {
        String name = beanFactory.canonicalName(asked);
        if (!batch.has(name)) {
            addNew(batch, name);
        }
        for (String alias : beanFactory.getAliases(name)) {
            if (!batch.has(alias)) {
                batch.alias(alias, name);
            }
        }
    }

    private void addNew(Registrations batch, String name) {
        batch.delegate(name, type(name), () -> bean(name), bean -> isKept(name, bean));
        if (isPrimary(name)) {
            batch.primary(name);
        }
        if (beanFactory.containsLocalBean(name)) {
            for (Tag tags : beanFactory.findAllAnnotationsOnBean(name, Tag.class, false)) {
                for (String tag : tags.value()) {
                    tag(batch, tag, name);
                }
            }
        }
    }

    /** What it is found by; where that is not known, or where it is no candidate for injection, hardly anything. */
    private Class<?> type(String name) {
        Class<?> type = isCandidate(name) ? beanFactory.getType(name, false) : null;
        return type == null ? Object.class : type;
    }

    private boolean isCandidate(String name) {
        BeanDefinition definition = definition(name);
        return definition == null
                || (definition.isAutowireCandidate()
                        && (!(definition instanceof AbstractBeanDefinition known) || known.isDefaultCandidate()));
    }

    private boolean isPrimary(String name) {
        BeanDefinition definition = definition(name);
        return definition != null && definition.isPrimary();
    }

    private @Nullable BeanDefinition definition(String name) {
        return beanFactory.containsBeanDefinition(name) ? beanFactory.getMergedBeanDefinition(name) : null;
    }

    private static void tag(Registrations batch, String tag, String name) {
        if (tag.isBlank()) {
            throw new IllegalStateException("Bean '" + name + "' carries @Tag with a blank name; give the tag a name");
        }
        batch.tag(tag, List.of(name));
    }

    private Object bean(String name) {
        try {
            Object bean = beanFactory.getBean(name);
            if (isNullBean(bean)) {
                throw new IllegalStateException("Bean '" + name + "' is null: its factory method returned nothing");
            }
            return bean;
        } catch (NoSuchBeanDefinitionException gone) {
            if (beanFactory.containsBean(name)) {
                // It is there, but something that it needs is not.
                throw gone;
            }
            container.update(batch -> batch.remove(name));
            return container.resolve(name);
        }
    }

    /** What Spring has in the place of null is the only object that says it is equal to it. */
    @SuppressWarnings("EqualsNull")
    private static boolean isNullBean(Object bean) {
        return bean.getClass().getName().endsWith(".NullBean") && bean.equals(null);
    }

    /**
     * Asked with what Spring gave. Only what is registered as the finished singleton is kept: not what a factory bean
     * made, not an early reference, and not what was destroyed before it was watched.
     */
    private boolean isKept(String name, Object bean) {
        return beanFactory.containsLocalBean(name)
                && !beanFactory.isCurrentlyInCreation(name)
                && beanFactory.getSingleton(name) == bean
                && kept.computeIfAbsent(name, this::watch)
                && beanFactory.getSingleton(name) == bean;
    }

    private boolean watch(String name) {
        beanFactory.registerDisposableBean(WATCH + name, () -> ended(name));
        beanFactory.registerDependentBean(name, WATCH + name);
        return true;
    }

    private void ended(String name) {
        kept.put(name, false);
        if (beanFactory.containsBeanDefinition(name)) {
            container.update(batch -> batch.forget(name));
        } else {
            container.update(batch -> batch.remove(name));
        }
    }
}
