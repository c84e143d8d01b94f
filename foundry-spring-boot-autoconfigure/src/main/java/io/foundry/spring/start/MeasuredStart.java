package io.foundry.spring.start;

import io.foundry.spring.start.BeanCreation.Phase;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Counts while an application starts; takes its figures when it hears that the application is ready, before others. */
final class MeasuredStart implements ApplicationListener<ApplicationReadyEvent>, Ordered {

    private static final int CAPACITY = 100_000;

    private final AllocationCounter counter = AllocationCounter.ofThisJvm();

    private final StartTimeline timeline = new StartTimeline(CAPACITY, System::nanoTime, counter);

    private final Map<Long, Long> threadsBefore = counter.ofAllThreads();

    /** The last of the fields, so that nothing of this class itself is counted. */
    private final long allocatedBefore = counter.ofThisThread();

    private @Nullable StartupFigures figures;

    private MeasuredStart() {}

    /** Starts an application on the calling thread, and closes it. */
    static StartupFigures of(
            Class<?>[] sources, Consumer<SpringApplicationBuilder> customizer, List<String> arguments) {
        MeasuredStart start = new MeasuredStart();
        SpringApplicationBuilder builder =
                new SpringApplicationBuilder(sources).main(sources[0]).listeners(start);
        customizer.accept(builder);
        // Last, because only with this one anything is counted.
        builder.applicationStartup(start.timeline);
        try (ConfigurableApplicationContext context = builder.run(arguments.toArray(String[]::new))) {
            StartupFigures figures = start.figures;
            if (figures == null) {
                throw new IllegalStateException("'" + context.getDisplayName() + "' did not get ready");
            }
            return figures;
        }
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        if (figures != null || context.getApplicationStartup() != timeline) {
            return;
        }
        long now = counter.ofThisThread();
        Map<Long, Long> threadsNow = counter.ofAllThreads();
        timeline.ready(context.getBeanFactory());
        timeline.end();
        StartRecord read = timeline.read();
        if (read.dropped() > 0) {
            throw new IllegalStateException("The start has more than " + CAPACITY + " steps, too many to count");
        }
        List<BeanCreation> beans = read.beans(context.getBeanFactory()).in(Phase.START);
        long own = now == AllocationCounter.UNKNOWN ? now : now - allocatedBefore;
        long all = own == AllocationCounter.UNKNOWN ? own : own + ofNewThreads(threadsNow);
        figures = new StartupFigures(beans.size(), all, own, beans);
    }

    private long ofNewThreads(Map<Long, Long> threadsNow) {
        long bytes = 0;
        for (Map.Entry<Long, Long> thread : threadsNow.entrySet()) {
            if (!threadsBefore.containsKey(thread.getKey())) {
                bytes += thread.getValue();
            }
        }
        return bytes;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
