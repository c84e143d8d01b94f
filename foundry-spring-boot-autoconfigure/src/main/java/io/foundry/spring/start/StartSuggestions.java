package io.foundry.spring.start;

import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Problem;
import io.foundry.spring.start.BeanCreation.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** What a user could do about a start, as far as its record shows. Stateless. */
final class StartSuggestions {

    /** A response that comes so much later is noticed. */
    static final long SLOW_FIRST_USE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Below this a bean is not worth anybody's time. */
    static final long SLOW_BEAN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int MOST = 5;

    private StartSuggestions() {}

    static List<Problem> of(StartReport report, ConfigurableListableBeanFactory beans) {
        List<Problem> problems = new ArrayList<>();
        firstUses(report.beans(), beans, problems);
        slowBeans(report.beans(), problems);
        problems.addAll(ClassArchive.problems());
        int dropped = report.read().dropped();
        if (dropped > 0) {
            problems.add(new Problem(
                    "start-timeline-full",
                    Problem.Severity.INFO,
                    "The timeline of the start was full; " + dropped
                            + " steps are missing, and their times count as their parents' own",
                    "Raise foundry.start.timeline.capacity if you need them"));
        }
        return problems;
    }

    /** Lazy beans that a thread of traffic had to create, or wait for, longest first; nested ones are in the outer. */
    private static void firstUses(
            StartRecord.Beans beans, ConfigurableListableBeanFactory factory, List<Problem> problems) {
        List<BeanCreation> created = beans.in(Phase.REQUEST);
        Set<String> inside = created.stream().map(BeanCreation::bean).collect(Collectors.toCollection(HashSet::new));
        List<BeanCreation> outer = new ArrayList<>();
        for (BeanCreation bean : created) {
            if (bean.requestedBy() == null || !inside.contains(bean.requestedBy())) {
                outer.add(bean);
            }
        }
        for (BeanCreation wait : beans.waited()) {
            if (wait.phase() == Phase.REQUEST && (wait.requestedBy() == null || !inside.contains(wait.requestedBy()))) {
                outer.add(wait);
            }
        }
        outer.sort(Comparator.comparingLong(BeanCreation::totalNanos).reversed());
        Set<String> told = new HashSet<>();
        for (BeanCreation bean : outer) {
            if (bean.totalNanos() >= SLOW_FIRST_USE_NANOS
                    && told.size() < MOST
                    && BeanNames.isLazy(factory, bean.bean())
                    // Whoever reads this has asked for these
                    && !factory.isTypeMatch(bean.bean(), FoundryFeature.class)
                    && told.add(bean.bean())) {
                problems.add(firstUse(bean, PostponedBeans.contain(factory, bean.bean())));
            }
        }
    }

    private static Problem firstUse(BeanCreation bean, boolean postponed) {
        return new Problem(
                "start-first-use-slow",
                Problem.Severity.INFO,
                "Bean '" + bean.bean() + "' was first needed by thread '" + bean.thread()
                        + "' after the application was ready, which took " + readable(bean.totalNanos())
                        + " until the bean was there",
                postponed
                        ? "If requests always need it, add " + bean.bean()
                                + " to foundry.lazy.exclude; it is then created before the application is ready"
                        : "It is lazy because its definition or the application says so, which foundry.lazy.exclude"
                                + " does not change. If requests always need it, put @Lazy(false) on its class or @Bean"
                                + " method, or for a repository of Spring Data set its bootstrap-mode; where you cannot, ask for it in an ApplicationRunner");
    }

    private static void slowBeans(StartRecord.Beans beans, List<Problem> problems) {
        List<BeanCreation> slow = beans.in(Phase.START).stream()
                .filter(bean -> bean.ownNanos() >= SLOW_BEAN_NANOS)
                .sorted(Comparator.comparingLong(BeanCreation::ownNanos).reversed())
                .limit(MOST)
                .toList();
        if (!slow.isEmpty()) {
            problems.add(new Problem(
                    "start-slow-beans",
                    Problem.Severity.INFO,
                    "The slowest beans of the start, without what they needed: "
                            + slow.stream()
                                    .map(bean -> "'" + bean.bean() + "' " + readable(bean.ownNanos()))
                                    .collect(Collectors.joining(", ")),
                    "Look whether their constructors and init methods do work that could be done later or on another"
                            + " thread; /actuator/foundry/start shows who asked for them"));
        }
    }

    static String readable(long nanos) {
        return String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
    }
}
