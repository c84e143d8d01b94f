package io.foundry.container;

import io.foundry.container.Binding.Singleton;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who is making what, and what singletons have been made. Thread-safe.
 *
 * <p>One lock guards a graph with two kinds of edges: a singleton knows the thread that makes it, and a thread knows
 * the singleton that it waits for. Before a thread waits it follows these edges; if they lead back to itself it would
 * wait for ever, and gets the path instead. The lock is not held while a supplier runs. The graph is one for all
 * containers of the class loader, so that a circle through several is found too.
 */
final class Constructions {

    private static final ReentrantLock LOCK = new ReentrantLock();

    private static final Condition ENDED = LOCK.newCondition();

    /*
     * Needed by transient services too, so it stays with the thread rather than being removed and made again. It is
     * held weakly, by a class of the JDK: a pooled thread must not keep the class loader of an application that is gone.
     */
    private static final ThreadLocal<WeakReference<Construction>> CURRENT = new ThreadLocal<>();

    /** In the order of their creation; guarded by the lock. */
    private final Set<Singleton> made = new LinkedHashSet<>();

    private volatile int count;

    private boolean closed;

    /** What the calling thread is making. */
    Construction current() {
        WeakReference<Construction> reference = CURRENT.get();
        Construction found = reference != null ? reference.get() : null;
        return found != null ? found : begin();
    }

    private Construction begin() {
        Construction begun = new Construction();
        CURRENT.set(new WeakReference<>(begun));
        return begun;
    }

    /** Makes a singleton, or waits for whoever does; tries itself where that fails. */
    Object once(Singleton singleton) {
        Construction mine = current();
        Object found = claim(singleton, mine);
        if (found != null) {
            return found;
        }
        Object service = null;
        try {
            service = singleton.supply();
        } finally {
            end(singleton, mine, service);
        }
        return service;
    }

    /** Gives the service if there is one; null if the caller has to make it now. */
    private @Nullable Object claim(Singleton singleton, Construction mine) {
        LOCK.lock();
        try {
            while (singleton.value == null && singleton.maker != null) {
                refuseCircle(singleton, mine);
                mine.waitingFor = singleton;
                ENDED.awaitUninterruptibly();
                mine.waitingFor = null;
            }
            Object found = singleton.value;
            if (found == null) {
                if (closed) {
                    throw new ContainerClosedException();
                }
                mine.enter(singleton, null);
                singleton.maker = mine;
            }
            return found;
        } finally {
            LOCK.unlock();
        }
    }

    private void refuseCircle(Singleton wanted, Construction mine) {
        List<String> theirs = new ArrayList<>();
        Singleton next = wanted;
        Construction maker = next.maker;
        while (maker != null && maker != mine && maker.waitingFor != null) {
            theirs.addAll(maker.pathFrom(next));
            next = maker.waitingFor;
            maker = next.maker;
        }
        if (maker == mine) {
            List<String> path = mine.pathFrom(next);
            path.addAll(theirs);
            path.add(next.name);
            throw new CircularServiceException(path);
        }
    }

    /** Lets everybody see what was made, or that nothing was. */
    private void end(Singleton singleton, Construction mine, @Nullable Object service) {
        boolean late;
        LOCK.lock();
        try {
            mine.leave();
            singleton.maker = null;
            late = closed && service != null;
            if (service != null && !closed) {
                made.add(singleton);
                count = made.size();
                singleton.value = service;
            }
            ENDED.signalAll();
        } finally {
            LOCK.unlock();
        }
        if (late) {
            ContainerClosedException failure = new ContainerClosedException();
            Closing.closeInto(failure, service);
            throw failure;
        }
    }

    /** How many singletons have been made and not been given up since. */
    int count() {
        return count;
    }

    /**
     * Gives up singletons.
     *
     * @return what is to be closed, in the order of creation; without what another singleton holds too
     */
    List<Object> giveUp(Collection<Singleton> dropped) {
        if (dropped.isEmpty()) {
            return List.of();
        }
        LOCK.lock();
        try {
            List<Object> values = new ArrayList<>();
            Set<Singleton> gone = new LinkedHashSet<>(dropped);
            made.removeIf(singleton -> gone.contains(singleton) && values.add(singleton.value));
            values.removeIf(value -> made.stream().anyMatch(other -> other.value == value));
            count = made.size();
            return values;
        } finally {
            LOCK.unlock();
        }
    }

    /** Gives up all singletons, among them those that were made for a binding that had been replaced meanwhile. */
    List<Object> giveUpAll(boolean forGood) {
        LOCK.lock();
        try {
            List<Object> values = new ArrayList<>();
            made.forEach(singleton -> values.add(singleton.value));
            made.clear();
            count = 0;
            closed |= forGood;
            return values;
        } finally {
            LOCK.unlock();
        }
    }
}
