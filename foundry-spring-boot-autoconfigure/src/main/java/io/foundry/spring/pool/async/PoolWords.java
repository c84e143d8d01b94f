package io.foundry.spring.pool.async;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.util.ClassUtils;

/** Says in words why there is no connection, and knows the proxies and pools that an application may have. */
final class PoolWords {

    private static final boolean SPRING_JDBC =
            isPresent("org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy");

    private static final boolean HIKARI = isPresent("com.zaxxer.hikari.HikariDataSource")
            && isPresent("org.springframework.boot.jdbc.DataSourceUnwrapper");

    private PoolWords() {}

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, PoolWords.class.getClassLoader());
    }

    /** A lazy proxy would answer at once, and let the receiver's first statement wait for the connection. */
    static DataSource withoutLazyProxy(DataSource dataSource) {
        return SPRING_JDBC ? Lazy.target(dataSource) : dataSource;
    }

    static SQLException timedOut(Request<?> request, DataSource dataSource, @Nullable SQLException poolFailure) {
        long waitedMillis = TimeUnit.NANOSECONDS.toMillis(request.waitedNanos());
        String figures = HIKARI ? Hikari.figures(dataSource) : "";
        String message = "No connection after " + waitedMillis + " ms; " + request.before
                + (request.before == 1 ? " request was" : " requests were") + " waiting before this one when it came"
                + figures;
        SQLException failure = new SQLTransientConnectionException(message, poolFailure);
        if (poolFailure != null) {
            failure.setNextException(poolFailure);
        }
        return failure;
    }

    static SQLException noThread(Throwable cause) {
        return new SQLTransientConnectionException("No thread could be started to fetch a connection", cause);
    }

    static SQLException noConnection() {
        return new SQLNonTransientConnectionException("The DataSource returned null instead of a connection");
    }

    static SQLException closed() {
        return new SQLNonTransientConnectionException("Asynchronous acquisition is closed, as the application ends");
    }

    /** Loaded only where Spring JDBC is there. */
    private static final class Lazy {

        static DataSource target(DataSource dataSource) {
            DataSource target = dataSource;
            while (target instanceof LazyConnectionDataSourceProxy lazy && lazy.getTargetDataSource() != null) {
                target = lazy.getTargetDataSource();
            }
            return target;
        }
    }

    /** Loaded only where HikariCP is there. */
    private static final class Hikari {

        static String figures(DataSource dataSource) {
            HikariDataSource pool =
                    DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
            HikariPoolMXBean live = pool == null ? null : pool.getHikariPoolMXBean();
            if (live == null) {
                return pool == null ? "" : " (the pool has not started)";
            }
            return " (the pool has " + live.getActiveConnections() + " active and " + live.getIdleConnections()
                    + " idle connections, " + live.getThreadsAwaitingConnection() + " threads wait for one)";
        }
    }
}
