package io.foundry.spring.endpoint;

import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The features of an application. Each is asked for by itself, whenever somebody reads: Spring creates endpoints before
 * the application is ready, and a feature that cannot be created must not hide the others. Thread-safe.
 */
final class FeatureBeans {

    private static final Log logger = LogFactory.getLog(FoundryEndpoint.class);

    private final ListableBeanFactory beans;

    FeatureBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Looks for them; those that are not there yet are created. */
    Found find() {
        Map<String, FoundryFeature> byName = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String bean :
                BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, FoundryFeature.class, true, false)) {
            try {
                FoundryFeature feature = beans.getBean(bean, FoundryFeature.class);
                byName.put(feature.name(), feature);
            } catch (BeansException failed) {
                logger.warn("The feature of bean '" + bean + "' cannot be shown", failed);
                problems.add(unreadable("The feature of bean '" + bean + "' could not be created", failed, ""));
            }
        }
        return new Found(byName, problems);
    }

    /** What a reader is told of a feature that fails. */
    static Problem unreadable(String what, RuntimeException failure, String where) {
        return new Problem(
                "feature-unreadable",
                Problem.Severity.ERROR,
                what + ": " + failure.getClass().getSimpleName(),
                where + "Look into the application's log");
    }

    /**
     * What was found.
     *
     * @param byName features by their names
     * @param problems of those that could not be created
     */
    record Found(Map<String, FoundryFeature> byName, List<Problem> problems) {}
}
