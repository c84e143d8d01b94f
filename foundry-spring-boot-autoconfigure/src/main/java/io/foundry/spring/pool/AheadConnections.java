package io.foundry.spring.pool;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are on their way, or open, and that the pool has not asked for yet; in the order in which they were
 * begun. Thread-safe.
 */
final class AheadConnections implements AutoCloseable {

    private static final int MOST_THREADS = 8;

    /** How long a connection is kept that the pool was told not to wait for; longer than HikariCP rests by then. */
    private static final long LEFT_SECONDS = 3;

    private final Queue<Opening> openings = new ConcurrentLinkedQueue<>();

    private volatile boolean closed;

    /**
     * Begins to open them: one first, and the others, several at a time, once it is open. So a wrong password is tried
     * once, not so often that the server locks the user out.
     */
    void begin(List<Opening> some, String threadName) {
        if (closed || some.isEmpty()) {
            return;
        }
        openings.addAll(some);
        Opening first = some.get(0);
        List<Opening> others = some.subList(1, some.size());
        first.whenDone(() -> {
            Throwable failure = first.failure();
            if (failure == null) {
                beginAll(new ConcurrentLinkedQueue<>(others), threadName);
            } else {
                others.forEach(other -> other.giveUp(failure));
            }
        });
        first.begin(threadName);
        if (closed) {
            close();
        }
    }

    private static void beginAll(Queue<Opening> tasks, String threadName) {
        int threads = Math.min(tasks.size(), MOST_THREADS);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> runAll(tasks), threadName + "-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void runAll(Queue<Opening> tasks) {
        for (Opening task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Keeps one for the pool, which asks again within seconds, unless it needs no more connections by then. */
    void leave(Opening opening) {
        openings.add(opening);
        opening.whenDone(() -> CompletableFuture.delayedExecutor(LEFT_SECONDS, TimeUnit.SECONDS)
                .execute(() -> {
                    if (openings.remove(opening)) {
                        opening.abandon();
                    }
                }));
        if (closed) {
            close();
        }
    }

    /** One that is there or on its way; null if there is none, or it is none any more. */
    @Nullable
    Opening poll(ConnectionTarget now, @Nullable String user) throws SQLException {
        for (Opening next = openings.poll(); next != null; next = openings.poll()) {
            if (next.failure() != null) {
                // The server may have come up since; the pool's own attempt says what is wrong now.
                continue;
            }
            if (next.fits(now, user) && !next.isGone()) {
                return next;
            }
            next.abandon();
        }
        return null;
    }

    /** How many are open. */
    int open() {
        return (int) openings.stream().filter(Opening::isOpen).count();
    }

    boolean isEmpty() {
        return openings.isEmpty();
    }

    /**
     * Waits until one is open.
     *
     * @param millis how long each may take
     * @return false if one takes longer
     * @throws SQLException if all have failed
     */
    boolean await(long millis) throws SQLException, InterruptedException {
        Throwable failure = null;
        for (Opening opening : openings) {
            if (!opening.awaitDone(millis)) {
                return false;
            }
            failure = opening.failure();
            if (failure == null) {
                return true;
            }
        }
        if (failure instanceof SQLException problem) {
            throw problem;
        }
        return true;
    }

    /** Closes what was not asked for, also what is still on its way. */
    @Override
    public void close() {
        closed = true;
        for (Opening next = openings.poll(); next != null; next = openings.poll()) {
            next.abandon();
        }
    }
}
