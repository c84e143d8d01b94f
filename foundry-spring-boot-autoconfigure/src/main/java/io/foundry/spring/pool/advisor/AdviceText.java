package io.foundry.spring.pool.advisor;

import io.foundry.spring.pool.monitor.PoolWindow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in a few words why a size is advised. Stateless. */
final class AdviceText {

    private AdviceText() {}

    static String why(
            WindowNeed need,
            boolean full,
            int size,
            PoolState pool,
            AdvisorSettings settings,
            @Nullable Integer serverAllows) {
        PoolWindow window = need.window();
        double seconds = window.length().toNanos() / 1e9;
        StringBuilder text = new StringBuilder();
        text.append(full ? "at least " : "").append(size);
        text.append(format(
                ": %.1f acquisitions/s held for %.1f ms on average keep %.1f connections in use, %d at the most, and 99 of"
                        + " 100 callers should wait less than %d ms",
                WindowNeed.requests(window) / seconds,
                need.busy().meanHeldNanos() / 1e6,
                need.busy().offeredLoad(),
                window.peakDemand(),
                settings.waitTarget().toMillis()));
        if (full) {
            text.append("; the pool was full, so that what it would have carried is not known: with more, look again");
        } else if (window.waitP99Nanos() > settings.waitTarget().toNanos() && window.peakDemand() <= pool.maxSize()) {
            text.append(format(
                    "; they waited %.1f ms although the pool could have opened more: a larger min-idle helps, not a"
                            + " larger pool",
                    window.waitP99Nanos() / 1e6));
        }
        if (serverAllows != null && serverAllows < size) {
            text.append(format(
                    "; the server allows only %d for each of %d replicas: hold connections for less time, or share"
                            + " them through a pooler",
                    serverAllows, settings.replicas()));
        }
        return text.toString();
    }

    /** Formats the same in every country, as figures elsewhere in the answer are. */
    static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
