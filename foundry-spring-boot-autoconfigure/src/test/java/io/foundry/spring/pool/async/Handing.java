package io.foundry.spring.pool.async;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Stands in the package whose borrows are meant for other threads. */
public final class Handing {

    private Handing() {}

    public static Connection over(DataSource dataSource) throws SQLException {
        return dataSource.getConnection();
    }
}
