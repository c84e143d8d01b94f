package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds out in which package the frames of a pool's driver lie. */
final class DriverPackage {

    private DriverPackage() {}

    /** Returns the package of the class that gives the pool its connections; null if it is not known. */
    static @Nullable String of(HikariDataSource pool) {
        String ofUrl = ofUrl(pool.getJdbcUrl());
        if (ofUrl != null) {
            return ofUrl;
        }
        if (pool.getDataSource() != null && !isFoundrys(pool.getDataSource())) {
            return ofInstance(pool.getDataSource().getClass().getPackageName());
        }
        if (pool.getDataSourceClassName() != null) {
            return packageOf(pool.getDataSourceClassName());
        }
        return pool.getDriverClassName() == null ? null : packageOf(pool.getDriverClassName());
    }

    /** First, because Foundry puts a DataSource of its own between the pool and the driver of the URL. */
    private static @Nullable String ofUrl(@Nullable String url) {
        try {
            return url == null ? null : DriverManager.getDriver(url).getClass().getPackageName();
        } catch (SQLException unknown) {
            // The pool tells it better, in a moment. Its proxies are recognised all the same.
            return null;
        }
    }

    private static boolean isFoundrys(DataSource source) {
        return source.getClass().getName().startsWith("io.foundry.");
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
