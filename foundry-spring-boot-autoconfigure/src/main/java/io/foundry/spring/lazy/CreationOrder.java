package io.foundry.spring.lazy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * The order in which postponed beans are created: what web requests need first, and before each bean those that it
 * needs. One bean at a time is then created with little more than its own work, so that nobody waits for a whole tree.
 *
 * <p>A depth-first walk of the definitions; creates nothing. Beans that need each other come in some order. For one
 * thread.
 */
final class CreationOrder {

    /** What the servlet and reactive dispatchers look up when the first request comes. */
    private static final Set<String> DISPATCH = Set.of(
            "jakarta.servlet.Filter",
            "jakarta.servlet.Servlet",
            "org.springframework.web.multipart.MultipartResolver",
            "org.springframework.web.servlet.HandlerMapping",
            "org.springframework.web.servlet.HandlerAdapter",
            "org.springframework.web.servlet.HandlerExceptionResolver",
            "org.springframework.web.servlet.LocaleResolver",
            "org.springframework.web.servlet.ViewResolver",
            "org.springframework.web.servlet.FlashMapManager",
            "org.springframework.web.reactive.HandlerMapping",
            "org.springframework.web.reactive.HandlerAdapter",
            "org.springframework.web.reactive.HandlerResultHandler",
            "org.springframework.web.server.WebExceptionHandler",
            "org.springframework.web.server.WebFilter");

    private static final Set<String> ROUTERS = Set.of(
            "org.springframework.web.servlet.function.RouterFunction",
            "org.springframework.web.reactive.function.server.RouterFunction");

    private static final Set<String> HANDLERS = Set.of(
            "org.springframework.stereotype.Controller",
            "org.springframework.web.bind.annotation.ControllerAdvice",
            "jakarta.ws.rs.Path");

    private final SuperTypes dispatchers = SuperTypes.among(DISPATCH);

    private final SuperTypes routers = SuperTypes.among(ROUTERS);

    private final ConfigurableListableBeanFactory beanFactory;

    private final TypeIndex index;

    private final Dependencies dependencies;

    private final Set<String> seen = new HashSet<>();

    private final Set<String> order = new LinkedHashSet<>();

    private CreationOrder(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        this.index = new TypeIndex(beanFactory);
        this.dependencies = new Dependencies(index);
    }

    /**
     * Puts beans into order.
     *
     * @param beanFactory has their definitions
     * @param postponed their names, in the order of their definitions
     * @return the same names, first those that web requests need
     */
    static WarmUpPlan of(ConfigurableListableBeanFactory beanFactory, List<String> postponed) {
        return new CreationOrder(beanFactory).order(postponed);
    }

    private WarmUpPlan order(List<String> postponed) {
        List<String> dispatch = new ArrayList<>();
        List<String> handlers = new ArrayList<>();
        for (String name : postponed) {
            Class<?> type = index.of(name);
            if (type == null) {
                continue;
            }
            if (dispatchers.include(type)) {
                dispatch.add(name);
            } else if (routers.include(type) || isHandler(type)) {
                handlers.add(name);
            }
        }
        dispatch.forEach(this::visit);
        handlers.forEach(this::visit);
        Set<String> wanted = new HashSet<>(postponed);
        order.retainAll(wanted);
        int urgent = order.size();
        postponed.forEach(this::visit);
        order.retainAll(wanted);
        return new WarmUpPlan(List.copyOf(order), urgent);
    }

    private static boolean isHandler(Class<?> type) {
        MergedAnnotations annotations = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
        return HANDLERS.stream().anyMatch(annotations::isPresent);
    }

    /** Also walks through beans that are not postponed and not there yet: they are created with those that need them. */
    private void visit(String name) {
        if (seen.add(name)) {
            if (beanFactory.containsBeanDefinition(name) && !beanFactory.containsSingleton(name)) {
                needed(name).forEach(this::visit);
            }
            order.add(name);
        }
    }

    private Set<String> needed(String name) {
        try {
            return dependencies.of(name);
        } catch (BeansException | LinkageError | IllegalStateException unreadable) {
            // Whatever is wrong with it shows when it is created
            return Set.of();
        }
    }
}
