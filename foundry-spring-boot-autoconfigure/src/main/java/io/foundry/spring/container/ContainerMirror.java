package io.foundry.spring.container;

import io.foundry.container.FoundryContainer;
import io.foundry.container.Registrations;
import io.foundry.container.Tag;
import io.foundry.spring.feature.FoundryFeature;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Puts the context's beans into a container: by name, by alias and, where they carry {@link Tag}, by tag.
 *
 * <p>Runs once, when all singletons are there. Creates no bean: lazy ones stay uncreated, and types are asked for
 * without initialising factory beans.
 */
public final class ContainerMirror implements SmartInitializingSingleton, FoundryFeature {

    private final ConfigurableListableBeanFactory beanFactory;

    private final FoundryContainer container;

    private final BeanFactorySource source;

    private volatile Duration took = Duration.ZERO;

    /**
     * Creates a mirror.
     *
     * @param beanFactory owns the beans
     * @param container receives them
     */
    public ContainerMirror(ConfigurableListableBeanFactory beanFactory, FoundryContainer container) {
        this.beanFactory = beanFactory;
        this.container = container;
        this.source = new BeanFactorySource(beanFactory);
    }

    @Override
    public void afterSingletonsInstantiated() {
        long start = System.nanoTime();
        container.update(this::mirror);
        took = Duration.ofNanos(System.nanoTime() - start);
    }

    private void mirror(Registrations registrations) {
        for (Iterator<String> names = beanFactory.getBeanNamesIterator(); names.hasNext(); ) {
            String name = names.next();
            registrations.bind(name, source.bean(name));
            for (String alias : beanFactory.getAliases(name)) {
                registrations.alias(alias, name);
            }
            for (Tag tags : beanFactory.findAllAnnotationsOnBean(name, Tag.class, false)) {
                for (String tag : tags.value()) {
                    tag(registrations, tag, name);
                }
            }
        }
    }

    private static void tag(Registrations registrations, String tag, String name) {
        if (tag.isBlank()) {
            throw new IllegalStateException("Bean '" + name + "' carries @Tag with a blank name; give the tag a name");
        }
        registrations.tag(tag, List.of(name));
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("services", container.stats().services());
        figures.put("aliases", container.stats().aliases());
        figures.put("tags", container.stats().tags());
        figures.put("mirroredInMicros", took.toNanos() / 1000);
        return figures;
    }

    @Override
    public Map<String, Object> details() {
        Map<String, Object> details = figures();
        details.put("tagNames", container.tags());
        details.put("serviceNames", container.keys());
        return details;
    }
}
