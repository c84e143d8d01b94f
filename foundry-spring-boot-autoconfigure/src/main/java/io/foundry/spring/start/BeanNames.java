package io.foundry.spring.start;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Asks a bean factory about names without creating a bean. Stateless. */
final class BeanNames {

    private BeanNames() {}

    /** The one name of a bean: no alias, and the factory bean's for what it makes. */
    static String canonical(ConfigurableListableBeanFactory beans, String asked) {
        String name = BeanFactoryUtils.transformedBeanName(asked);
        return beans instanceof DefaultListableBeanFactory aliases ? aliases.canonicalName(name) : name;
    }

    /** Whether there is one instance for all; a name without a definition counts as one. */
    static boolean isSingleton(ConfigurableListableBeanFactory beans, String name) {
        return !beans.containsBeanDefinition(name)
                || beans.getMergedBeanDefinition(name).isSingleton();
    }

    static boolean isLazy(ConfigurableListableBeanFactory beans, String name) {
        return beans.containsBeanDefinition(name)
                && beans.getMergedBeanDefinition(name).isLazyInit();
    }

    /** The singletons that are defined and that nobody has needed so far, sorted. */
    static List<String> neverCreated(ConfigurableListableBeanFactory beans) {
        List<String> names = new ArrayList<>();
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getMergedBeanDefinition(name);
            if (definition.isSingleton() && !definition.isAbstract() && !beans.containsSingleton(name)) {
                names.add(name);
            }
        }
        Collections.sort(names);
        return names;
    }
}
