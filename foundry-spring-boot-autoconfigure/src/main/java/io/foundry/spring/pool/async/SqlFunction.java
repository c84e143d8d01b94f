package io.foundry.spring.pool.async;

import org.jspecify.annotations.Nullable;

/**
 * Work on something of JDBC's, such as a connection.
 *
 * @param <S> what it works on
 * @param <T> what it returns
 */
@FunctionalInterface
public interface SqlFunction<S, T extends @Nullable Object> {

    /**
     * Does the work.
     *
     * @param source what to work on
     * @return the result
     * @throws Exception whatever the work throws; an SQLException as a rule
     */
    T apply(S source) throws Exception;
}
