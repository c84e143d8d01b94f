package io.foundry.spring.pool.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait, in the order of their arrival, and the number of threads that fetch connections for them.
 *
 * <p>The links lie in the requests, so that one that is cancelled leaves in constant time and without garbage. A thread
 * fetches for whoever is first when it comes back, not for one request: a connection that was fetched in vain serves
 * the next one, and threads that wait for the pool hold no request. Thread-safe; nothing foreign is called under the
 * lock.
 */
final class RequestQueue {

    private final ReentrantLock lock = new ReentrantLock();

    private final int limit;

    private @Nullable Request<?> first;

    private @Nullable Request<?> last;

    private int waiting;

    private int borrowing;

    private long lastNumber;

    private boolean closed;

    RequestQueue(int limit) {
        this.limit = limit;
    }

    /** Adds a request at the end; false where the queue is closed. */
    boolean add(Request<?> request) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            request.number = ++lastNumber;
            request.before = waiting;
            link(request);
            // Whoever completed it before it was linked did not take it out.
            if (request.isDone()) {
                unlink(request);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void remove(Request<?> request) {
        lock.lock();
        try {
            if (request.queued) {
                unlink(request);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts one more thread, where there are more requests than threads and fewer threads than allowed. */
    boolean reserve() {
        lock.lock();
        try {
            boolean needed = borrowing < waiting && borrowing < limit;
            if (needed) {
                borrowing++;
            }
            return needed;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of the youngest request, for {@link #failed}. */
    long youngest() {
        lock.lock();
        try {
            return lastNumber;
        } finally {
            lock.unlock();
        }
    }

    /** A thread has fetched a connection and counts no more; takes the first request for it. */
    @Nullable
    Request<?> arrived() {
        lock.lock();
        try {
            borrowing--;
            return poll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first request, for a connection that one before it did not want any more. */
    @Nullable
    Request<?> next() {
        lock.lock();
        try {
            return poll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A thread has failed to fetch a connection and counts no more; takes the request that has to fail for it.
     *
     * @param youngest the youngest request when the thread began; those that came later get an attempt of their own
     * @param patienceNanos a request that has more time left than this goes on waiting
     */
    @Nullable
    Request<?> failed(long youngest, long patienceNanos) {
        lock.lock();
        try {
            borrowing--;
            Request<?> request = first;
            boolean fails = request != null && request.number <= youngest && request.remainingNanos() <= patienceNanos;
            return fails ? poll() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more requests, and returns those that waited. */
    List<Request<?>> close() {
        lock.lock();
        try {
            closed = true;
            List<Request<?>> pending = new ArrayList<>(waiting);
            for (Request<?> request = poll(); request != null; request = poll()) {
                pending.add(request);
            }
            return pending;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    int borrowing() {
        lock.lock();
        try {
            return borrowing;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Request<?> poll() {
        Request<?> request = first;
        if (request != null) {
            unlink(request);
        }
        return request;
    }

    private void link(Request<?> request) {
        Request<?> before = last;
        request.previous = before;
        if (before == null) {
            first = request;
        } else {
            before.next = request;
        }
        last = request;
        request.queued = true;
        waiting++;
    }

    private void unlink(Request<?> request) {
        Request<?> before = request.previous;
        Request<?> after = request.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        request.previous = null;
        request.next = null;
        request.queued = false;
        waiting--;
    }
}
