package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Finds out in which package the frames of a pool's driver lie. */
final class DriverPackage {

    private DriverPackage() {}

    /** Returns the package of the class that gives the pool its connections; null if it is not known. */
    static @Nullable String of(HikariDataSource pool) {
        if (pool.getDataSource() != null) {
            return ofInstance(pool.getDataSource().getClass().getPackageName());
        }
        if (pool.getDataSourceClassName() != null) {
            return packageOf(pool.getDataSourceClassName());
        }
        if (pool.getDriverClassName() != null) {
            return packageOf(pool.getDriverClassName());
        }
        try {
            return pool.getJdbcUrl() == null
                    ? null
                    : DriverManager.getDriver(pool.getJdbcUrl()).getClass().getPackageName();
        } catch (SQLException unknown) {
            // The pool tells it better, in a moment. Its proxies are recognised all the same.
            return null;
        }
    }

    /** A DataSource that was given as an object may be the application's own, or one of Spring's: no driver's frames. */
    private static @Nullable String ofInstance(String packageName) {
        String prefix = packageName + ".";
        return Frameworks.contain(prefix) && !prefix.startsWith("org.springframework.") ? packageName : null;
    }

    private static @Nullable String packageOf(String className) {
        int end = className.lastIndexOf('.');
        return end < 0 ? null : className.substring(0, end);
    }
}
