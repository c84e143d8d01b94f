package io.foundry.spring.start;

import io.foundry.spring.start.BeanCreation.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * What a recorder had at one moment.
 *
 * @param steps those that have ended, in the order in which they began
 * @param beganEpochMillis when the record begins
 * @param readyNanos when the application was ready, since that beginning; {@link #NOT_YET} before
 * @param readyEpochMillis the same moment on the clock; {@link #NOT_YET} before
 * @param dropped number of steps for which there was no room
 */
record StartRecord(List<StartStep> steps, long beganEpochMillis, long readyNanos, long readyEpochMillis, int dropped) {

    static final long NOT_YET = -1;

    /** Makes the steps into beans. */
    Beans beans(ConfigurableListableBeanFactory factory) {
        int[] broughtAlong = new int[steps.size()];
        // Whoever asks for a singleton while another thread creates it waits inside of a step as well, and that step
        // can only end when the bean is there. So the first to end is the creator's.
        Map<String, Integer> creators = new HashMap<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            StartStep step = steps.get(i);
            if (step.isWait()) {
                others.add(i);
                continue;
            }
            String name = name(step, factory);
            if (!step.isBean() || step.failed() || !BeanNames.isSingleton(factory, name)) {
                continue;
            }
            Integer first = creators.get(name);
            if (first == null) {
                creators.put(name, i);
            } else if (steps.get(first).endNanos() > step.endNanos()) {
                creators.put(name, i);
                others.add(first);
            } else {
                others.add(i);
            }
        }
        for (int creator : creators.values()) {
            countInParents(creator, broughtAlong);
        }
        return new Beans(
                creators.values().stream()
                        .sorted()
                        .map(i -> creation(steps.get(i), broughtAlong[i], factory))
                        .toList(),
                others.stream()
                        .sorted()
                        .map(i -> creation(steps.get(i), broughtAlong[i], factory))
                        .toList());
    }

    private void countInParents(int creator, int[] broughtAlong) {
        for (int i = steps.get(creator).parent();
                i != StartStep.NO_PARENT;
                i = steps.get(i).parent()) {
            broughtAlong[i]++;
        }
    }

    private BeanCreation creation(StartStep step, int broughtAlong, ConfigurableListableBeanFactory factory) {
        return new BeanCreation(
                name(step, factory),
                phase(step),
                step.thread(),
                step.requestedBy(),
                step.startNanos(),
                step.totalNanos(),
                step.ownNanos(),
                step.ownAllocatedBytes(),
                broughtAlong);
    }

    private static String name(StartStep step, ConfigurableListableBeanFactory factory) {
        String subject = step.subject();
        return subject == null ? "" : BeanNames.canonical(factory, subject);
    }

    private Phase phase(StartStep step) {
        String thread = step.thread();
        if (thread != null && thread.startsWith(StartTimeline.WARM_UP_THREAD)) {
            return Phase.WARM_UP;
        }
        if (readyNanos == NOT_YET || step.startNanos() < readyNanos) {
            return Phase.START;
        }
        return thread == null || step.onStartThread() ? Phase.AFTER_READY : Phase.REQUEST;
    }

    /**
     * The singletons of a record.
     *
     * @param created how each came to be, in the order in which that began
     * @param waited who asked for one that another thread was creating, or for its part that another
     *     thread does; its times are the wait's
     */
    record Beans(List<BeanCreation> created, List<BeanCreation> waited) {

        List<BeanCreation> in(Phase phase) {
            return created.stream().filter(bean -> bean.phase() == phase).toList();
        }
    }
}
