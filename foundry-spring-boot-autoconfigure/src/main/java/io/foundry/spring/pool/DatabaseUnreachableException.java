package io.foundry.spring.pool;

import java.sql.SQLException;

/** Thrown at start where {@code foundry.pool.unreachable} is {@code wait} or {@code fail} and the database is not there. */
public final class DatabaseUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnreachableException(String pool, SQLException cause) {
        super("Pool '" + pool + "' could not open a connection (SQL state " + cause.getSQLState() + ")", cause);
    }
}
