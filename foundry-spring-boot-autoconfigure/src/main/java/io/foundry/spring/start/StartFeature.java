package io.foundry.spring.start;

import io.foundry.spring.feature.FeatureReport;
import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Problem;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.core.metrics.ApplicationStartup;

/**
 * Shows the start of the context that it is a bean of: what its recorder has so far, Foundry's or a buffering one of the
 * application's own. Thread-safe; creates no bean.
 */
public final class StartFeature implements FoundryFeature {

    private final ConfigurableListableBeanFactory beans;

    private final StartProperties properties;

    /**
     * Creates a view of a start.
     *
     * @param beans the context's beans; know the recorder
     * @param properties tell why there may be none
     */
    public StartFeature(ConfigurableListableBeanFactory beans, StartProperties properties) {
        this.beans = beans;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Map<String, Object> figures() {
        return summary().figures();
    }

    @Override
    public Map<String, Object> details() {
        return inFull().figures();
    }

    @Override
    public List<Problem> problems() {
        return summary().problems();
    }

    @Override
    public FeatureReport summary() {
        return report(StartReport::figures);
    }

    @Override
    public FeatureReport inFull() {
        return report(StartReport::details);
    }

    @Override
    public String nothingToMeasure() {
        return "a start cannot be repeated in an application that runs; StartupBudget measures one in a test";
    }

    private FeatureReport report(Function<StartReport, Map<String, Object>> figures) {
        StartReport report = read();
        return report == null
                ? new FeatureReport(notRecorded(), List.of())
                : new FeatureReport(figures.apply(report), StartSuggestions.of(report, beans));
    }

    private @Nullable StartReport read() {
        ApplicationStartup recorder = beans.getApplicationStartup();
        StartRecord read = null;
        boolean recording = true;
        if (recorder instanceof StartTimeline timeline) {
            read = timeline.read();
            recording = timeline.isRecording();
        } else if (recorder instanceof BufferingApplicationStartup buffering) {
            read = BufferedSteps.read(buffering);
        }
        return read == null
                ? null
                : new StartReport(
                        read,
                        read.beans(beans),
                        BeanNames.neverCreated(beans),
                        ManagementFactory.getRuntimeMXBean().getStartTime(),
                        recording);
    }

    private Map<String, Object> notRecorded() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("recorded", false);
        figures.put("reason", whyNot(beans.getApplicationStartup()));
        figures.put("beansNeverCreated", BeanNames.neverCreated(beans).size());
        return figures;
    }

    private String whyNot(ApplicationStartup recorder) {
        if (recorder != ApplicationStartup.DEFAULT) {
            return "not recorded: the application has its own ApplicationStartup, "
                    + recorder.getClass().getName();
        }
        return properties.timeline().enabled()
                ? "not recorded: the context was not started by SpringApplication"
                : "foundry.start.timeline.enabled is false";
    }
}
