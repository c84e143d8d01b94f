package io.foundry.spring.endpoint;

import io.foundry.lazy.Lazy;
import io.foundry.measure.Gain;
import io.foundry.spring.config.FoundryProperties;
import io.foundry.spring.feature.FeatureReport;
import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Problem;
import io.foundry.spring.measure.MeasureProperties;
import io.foundry.spring.measure.Measurements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.env.Environment;

/**
 * What Foundry does in this application: its features with live figures, measured gains, problems, and where it all
 * runs. Reading never measures. Thread-safe.
 */
@Endpoint(id = "foundry")
public class FoundryEndpoint {

    /** All features that this version has, at work or not. */
    private static final List<String> KNOWN = List.of("cache", "commands", "container", "lazy", "pool", "start");

    private final FeatureBeans features;

    private final Lazy<EnvironmentReport> environmentReport;

    private final Environment environment;

    private final Measurements measurements;

    private final boolean mayMeasure;

    /**
     * Creates the endpoint.
     *
     * @param beans has the features at work, which are asked for when somebody reads
     * @param environment tells which features are switched off
     * @param measure whether, and for how long, features may be measured
     */
    public FoundryEndpoint(ListableBeanFactory beans, Environment environment, MeasureProperties measure) {
        this.features = new FeatureBeans(beans);
        this.environmentReport = Lazy.of(() -> EnvironmentReport.of(environment));
        this.environment = environment;
        this.measurements = new Measurements(measure.budget());
        this.mayMeasure = measure.enabled();
    }

    /**
     * Everything in short.
     *
     * @return a snapshot of this moment
     */
    @ReadOperation
    public FoundryReport report() {
        Map<String, Object> figures = new TreeMap<>();
        KNOWN.forEach(name -> figures.put(name, idle(name)));
        FeatureBeans.Found found = features.find();
        List<Problem> problems = new ArrayList<>(found.problems());
        found.byName().forEach((name, feature) -> {
            try {
                FeatureReport report = feature.summary();
                figures.put(name, enabled(report.figures()));
                problems.addAll(report.problems());
            } catch (RuntimeException broken) {
                figures.put(name, enabled(Map.of()));
                problems.add(FeatureBeans.unreadable(
                        "Feature '" + name + "' could not report its figures",
                        broken,
                        "Ask for /actuator/foundry/" + name + ". "));
            }
        });
        problems.sort(Comparator.comparing(Problem::severity).reversed());
        return new FoundryReport(figures, measurements.all(), problems, environmentReport.get());
    }

    /**
     * One feature in full.
     *
     * @param feature its name
     * @return its figures, null (over HTTP: 404) where there is no such feature
     */
    @ReadOperation
    public @Nullable Map<String, Object> feature(@Selector String feature) {
        FoundryFeature found = features.find().byName().get(feature);
        if (found != null) {
            FeatureReport report = found.inFull();
            Map<String, Object> details = enabled(report.figures());
            details.put("gains", measurements.of(feature));
            details.put("problems", report.problems());
            return details;
        }
        return KNOWN.contains(feature) ? idle(feature) : null;
    }

    /**
     * Measures a feature now, on the application's own data, within the configured budget. Nothing that has effects is
     * run for it.
     *
     * @param feature its name
     * @return over HTTP: 200 with its gains, 404 where there is no such feature, 403 where measuring is switched off, 409
     *     where another measurement runs or the feature is not at work
     */
    @WriteOperation
    public WebEndpointResponse<Map<String, Object>> measure(@Selector String feature) {
        FoundryFeature found = features.find().byName().get(feature);
        if (found == null) {
            return KNOWN.contains(feature)
                    ? new WebEndpointResponse<>(idle(feature), 409)
                    : new WebEndpointResponse<>(404);
        }
        if (!mayMeasure) {
            return new WebEndpointResponse<>(reason("foundry.measure.enabled is false"), 403);
        }
        List<Gain> gains = measurements.measure(found);
        return gains == null
                ? new WebEndpointResponse<>(reason("another measurement runs; ask again in a few seconds"), 409)
                : new WebEndpointResponse<>(Map.of("gains", gains));
    }

    private static Map<String, Object> reason(String reason) {
        return Map.of("reason", reason);
    }

    private static Map<String, Object> enabled(Map<String, Object> figures) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("enabled", true);
        all.putAll(figures);
        return all;
    }

    private Map<String, Object> idle(String feature) {
        Map<String, Object> idle = new LinkedHashMap<>();
        idle.put("enabled", false);
        idle.put(
                "reason",
                FoundryProperties.isEnabled(environment, feature)
                        ? "nothing for it to work on, or a bean of the application in its place; /actuator/conditions tells more"
                        : "foundry." + feature + ".enabled is false");
        return idle;
    }
}
