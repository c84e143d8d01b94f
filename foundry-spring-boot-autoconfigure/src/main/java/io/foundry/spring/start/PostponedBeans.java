package io.foundry.spring.start;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Tells the beans that Foundry made lazy from those that are lazy by somebody else's wish, by a mark on their definitions.
 * Only for the former does {@code foundry.lazy.exclude} change anything. Stateless.
 */
public final class PostponedBeans {

    private static final String MARK = "io.foundry.postponed";

    private PostponedBeans() {}

    /**
     * Marks a definition.
     *
     * @param definition of a bean that was made lazy
     */
    public static void mark(BeanDefinition definition) {
        definition.setAttribute(MARK, true);
    }

    static boolean contain(ConfigurableListableBeanFactory beans, String name) {
        return beans.containsBeanDefinition(name)
                && beans.getBeanDefinition(name).hasAttribute(MARK);
    }
}
