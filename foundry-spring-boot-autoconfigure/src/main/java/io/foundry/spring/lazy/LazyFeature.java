package io.foundry.spring.lazy;

import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Shows which beans are created at start and why, and how far the creation of the others has come. */
public final class LazyFeature implements FoundryFeature {

    private final Autopilot autopilot;

    private final @Nullable WarmUp warmUp;

    private final LazyProperties properties;

    private final ConfigurableListableBeanFactory beanFactory;

    /**
     * Creates a view of the decisions.
     *
     * @param autopilot has decided
     * @param warmUp creates what was postponed, null where it is switched off
     * @param properties what happens when a bean cannot be created
     * @param beanFactory knows which beans there are
     */
    public LazyFeature(
            Autopilot autopilot,
            @Nullable WarmUp warmUp,
            LazyProperties properties,
            ConfigurableListableBeanFactory beanFactory) {
        this.autopilot = autopilot;
        this.warmUp = warmUp;
        this.properties = properties;
        this.beanFactory = beanFactory;
    }

    @Override
    public String name() {
        return "lazy";
    }

    @Override
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        String offReason = autopilot.offReason();
        figures.put("mode", offReason == null ? "autopilot" : "off");
        if (offReason != null) {
            figures.put("reason", offReason);
            return figures;
        }
        figures.put("eagerBeans", autopilot.eager().size());
        figures.put("postponedBeans", autopilot.postponed().size());
        figures.put("decidedMicros", autopilot.nanos() / 1_000);
        figures.put("warmUp", warmUp == null ? withoutWarmUp() : warmUp.report());
        return figures;
    }

    private WarmUpReport withoutWarmUp() {
        int remaining = PostponedCounts.remaining(beanFactory, autopilot.postponed());
        return new WarmUpReport(WarmUpReport.State.OFF, 0, 0, 0, remaining, 0, 0, 0);
    }

    @Override
    public Map<String, Object> details() {
        Map<String, Object> details = figures();
        Map<String, TreeSet<String>> byReason = new TreeMap<>();
        autopilot
                .eager()
                .forEach((name, reason) ->
                        byReason.computeIfAbsent(reason, key -> new TreeSet<>()).add(name));
        details.put("eager", byReason);
        details.put("postponed", new TreeSet<>(autopilot.postponed()));
        details.put("onFailure", properties.onFailure());
        details.put("failures", failures().stream().map(this::describe).toList());
        return details;
    }

    private List<WarmUpFailures.Failure> failures() {
        return warmUp == null ? List.of() : warmUp.failures();
    }

    private Map<String, Object> describe(WarmUpFailures.Failure failure) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("bean", failure.bean());
        described.put("exception", failure.exception());
        if (failure.because() != null) {
            described.put("because", failure.because());
        }
        described.put("thereNow", beanFactory.containsSingleton(failure.bean()));
        return described;
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (WarmUpFailures.Failure failure : failures()) {
            boolean there = beanFactory.containsSingleton(failure.bean());
            String detail = "Bean '" + failure.bean() + "' could not be created after the application was ready ("
                    + failure.exception()
                    + (failure.because() == null ? "" : ", from bean '" + failure.because() + "' that it needs")
                    + ")" + (there ? "; it was created later, when something asked for it" : "");
            problems.add(new Problem(
                    "lazy-bean-failed",
                    there ? Problem.Severity.WARNING : Problem.Severity.ERROR,
                    detail,
                    "Look for the bean's name in the application's log; add it to foundry.lazy.exclude to have it"
                            + " created, and its failure seen, at start"));
        }
        for (String entry : autopilot.unmatchedExcludes()) {
            problems.add(new Problem(
                    "lazy-exclude-unmatched",
                    Problem.Severity.INFO,
                    "The entry '" + entry + "' of foundry.lazy.exclude matches no bean",
                    "Correct or remove it; it names a bean, a class or an annotation"));
        }
        return problems;
    }
}
