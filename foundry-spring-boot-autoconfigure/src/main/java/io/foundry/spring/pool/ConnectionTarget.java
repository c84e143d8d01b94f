package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a pool connects to, as it was set at one moment, and HikariCP's own way to get there. Immutable. */
final class ConnectionTarget {

    private final String url;

    private final @Nullable String driverClassName;

    private final @Nullable String username;

    private final Properties properties = new Properties();

    private final DriverDataSource driver;

    private ConnectionTarget(HikariDataSource pool) {
        url = pool.getJdbcUrl();
        driverClassName = pool.getDriverClassName();
        username = pool.getUsername();
        properties.putAll(pool.getDataSourceProperties());
        driver = new DriverDataSource(url, driverClassName, properties, username, pool.getPassword());
    }

    /**
     * Reads a pool's settings.
     *
     * @throws RuntimeException if there is no driver for the pool's URL
     */
    static ConnectionTarget of(HikariDataSource pool) {
        return new ConnectionTarget(pool);
    }

    /** Whether the pool still connects there. */
    boolean isOf(HikariDataSource pool) {
        return url.equals(pool.getJdbcUrl())
                && Objects.equals(driverClassName, pool.getDriverClassName())
                && Objects.equals(username, pool.getUsername())
                && properties.equals(pool.getDataSourceProperties());
    }

    Connection connect(@Nullable String user, @Nullable String password) throws SQLException {
        return user == null ? driver.getConnection() : driver.getConnection(user, password);
    }
}
