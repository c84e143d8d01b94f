package io.foundry.spring.cache;

import io.foundry.archive.Archive;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A value that is being loaded, for those who wait for it. */
final class Load {

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** The thread that loads, where it is one; a value that it needs itself would never come. */
    private final @Nullable Thread thread;

    Load(@Nullable Thread thread) {
        this.thread = thread;
    }

    void done(Object value, byte @Nullable [] entry) {
        outcome.complete(new Outcome(value, entry == null ? null : Archive.of(entry)));
    }

    void failed(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    boolean isOfThisThread() {
        return thread == Thread.currentThread();
    }

    /** Waits; a virtual thread lets its carrier go, and an interrupt stays for the caller to see. */
    Outcome await() throws Throwable {
        try {
            return outcome.join();
        } catch (CompletionException failed) {
            throw cause(failed);
        }
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /**
     * What was loaded.
     *
     * @param value the loader's own, or NullValue
     * @param entry as it was encoded; null where it could not be
     */
    record Outcome(Object value, @Nullable Archive entry) {}
}
