package io.foundry.spring.container;

import io.foundry.container.ServiceSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * Answers for beans that came after the mirror was made, and for those of parent contexts.
 *
 * <p>What it gives asks Spring each time, so that every scope is honoured and a bean that was replaced is seen.
 */
public final class BeanFactorySource implements ServiceSource {

    private final BeanFactory beanFactory;

    /**
     * Creates a source.
     *
     * @param beanFactory owns the beans
     */
    public BeanFactorySource(BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    public @Nullable Supplier<?> find(String name) {
        return beanFactory.containsBean(name) ? bean(name) : null;
    }

    Supplier<Object> bean(String name) {
        return () -> beanFactory.getBean(name);
    }
}
