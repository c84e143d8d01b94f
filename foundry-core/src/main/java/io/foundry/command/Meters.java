package io.foundry.command;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** The figures of all dispatchers, also of those that are no more. Thread-safe. */
final class Meters {

    private final int commands;

    private final boolean measuring;

    private final ReferenceQueue<CommandDispatcher> gone = new ReferenceQueue<>();

    // Guarded by this.
    private final Map<Reference<?>, Meter> live = new HashMap<>();

    // Guarded by this.
    private final Meter past;

    Meters(int commands, boolean measuring) {
        this.commands = commands;
        this.measuring = measuring;
        this.past = new Meter(commands, measuring);
    }

    synchronized Meter open(CommandDispatcher dispatcher) {
        settle();
        Meter meter = new Meter(commands, measuring);
        live.put(new WeakReference<>(dispatcher, gone), meter);
        return meter;
    }

    synchronized CommandStatistics statistics(int command, String name) {
        settle();
        Meter sum = new Meter(commands, measuring);
        past.addTo(sum, command);
        live.values().forEach(meter -> meter.addTo(sum, command));
        return sum.statistics(command, name);
    }

    /** Keeps the figures of dispatchers that were collected, and forgets the dispatchers. */
    private void settle() {
        for (Reference<?> reference = gone.poll(); reference != null; reference = gone.poll()) {
            Meter meter = live.remove(reference);
            for (int command = 0; meter != null && command < commands; command++) {
                meter.addTo(past, command);
            }
        }
    }
}
