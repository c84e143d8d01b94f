package io.foundry.spring.pool.async;

import java.sql.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Work on a connection, which nobody but the work ever sees. */
final class CallRequest<T extends @Nullable Object> extends Request<T> {

    private final SqlFunction<? super Connection, ? extends T> work;

    CallRequest(Borrowing borrowing, Duration timeout, SqlFunction<? super Connection, ? extends T> work) {
        super(borrowing, timeout);
        this.work = work;
    }

    @Override
    boolean deliver(Connection connection) {
        if (isDone() || !decide()) {
            return false;
        }
        T result;
        try (connection) {
            result = work.apply(connection);
        } catch (Throwable failure) {
            completeExceptionally(failure);
            return true;
        }
        complete(result);
        return true;
    }
}
