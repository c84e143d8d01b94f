package io.foundry.spring.feature;

import java.util.List;
import java.util.Map;

/**
 * One of Foundry's features, as far as it is at work in this application.
 *
 * <p>A bean of this type is shown at the endpoint {@code foundry}. Called by any thread; answers must be cheap, live
 * and free of secrets, and never create a bean or measure anything.
 */
public interface FoundryFeature {

    /**
     * The feature's name in properties, paths and meters.
     *
     * @return a lower-case word, for instance {@code pool}
     */
    String name();

    /**
     * The few figures that a reader wants first.
     *
     * @return figures by name, in the order in which they are shown; units are part of the name
     */
    Map<String, Object> figures();

    /**
     * Everything that the feature knows.
     *
     * @return figures by name; those of {@link #figures()} where there is no more to say
     */
    default Map<String, Object> details() {
        return figures();
    }

    /**
     * What can be measured in this application, now. Called only when somebody asks for a measurement; must not create
     * beans or change anything, and what the workloads do must be safe to repeat thousands of times.
     *
     * @return the workloads; empty where there is nothing to compare
     */
    default List<Workload> workloads() {
        return List.of();
    }

    /**
     * Says why there are no {@link #workloads}. Called only where there are none.
     *
     * @return a sentence without a full stop
     */
    default String nothingToMeasure() {
        return "this application has nothing that this feature could be measured on";
    }

    /**
     * What the reader should act on.
     *
     * @return the most severe first; empty where all is well
     */
    default List<Problem> problems() {
        return List.of();
    }

    /**
     * {@link #figures()} and {@link #problems()} together, for a feature that finds out both in one go.
     *
     * @return both, of one moment
     */
    default FeatureReport summary() {
        return new FeatureReport(figures(), problems());
    }

    /**
     * {@link #details()} and {@link #problems()} together, for a feature that finds out both in one go.
     *
     * @return both, of one moment
     */
    default FeatureReport inFull() {
        return new FeatureReport(details(), problems());
    }
}
