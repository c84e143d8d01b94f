package io.foundry.spring.container;

import io.foundry.container.ContainerStats;
import io.foundry.container.FoundryContainer;
import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Shows what the container holds, and measures it against the bean factory. */
public final class ContainerFeature implements FoundryFeature {

    private final FoundryContainer container;

    private final ContainerWorkloads workloads;

    /**
     * Creates a view of a container.
     *
     * @param container holds the beans
     * @param beanFactory owns the beans
     */
    public ContainerFeature(FoundryContainer container, ConfigurableListableBeanFactory beanFactory) {
        this.container = container;
        this.workloads = new ContainerWorkloads(container, beanFactory);
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Map<String, Object> figures() {
        // Asked first, because it makes the container look at all beans.
        int tags = container.tags().size();
        ContainerStats stats = container.stats();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("services", stats.services());
        figures.put("aliases", stats.aliases());
        figures.put("tags", tags);
        return figures;
    }

    @Override
    public Map<String, Object> details() {
        Map<String, Object> details = figures();
        details.put("tagNames", container.tags());
        details.put("serviceNames", container.keys());
        return details;
    }

    @Override
    public List<Workload> workloads() {
        return workloads.all();
    }
}
