package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.util.Credentials;
import io.foundry.measure.Operation;
import io.foundry.spring.feature.Workload;
import io.foundry.spring.pool.monitor.PoolMonitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a pool saves on the user's own server: a connection that is opened for one question, against one that waits. */
final class PoolWorkloads {

    /** So many connections are opened at most for each workload, one after the other. */
    static final int MOST_COLD = 200;

    private static final int PATIENCE_SECONDS = 2;

    private PoolWorkloads() {}

    /**
     * Workloads for each pool that has a connection to spare now; opening others may take the last of the server. What
     * they borrow is kept from the pools' monitors, which would take it for traffic.
     */
    static List<Workload> of(
            Map<String, HikariDataSource> pools, Function<HikariDataSource, @Nullable PoolMonitor> monitors) {
        List<Workload> workloads = new ArrayList<>();
        pools.forEach((name, pool) -> {
            HikariPoolMXBean live = pool.getHikariPoolMXBean();
            if (live != null
                    && live.getThreadsAwaitingConnection() == 0
                    && live.getIdleConnections() > 0
                    && pool.getJdbcUrl() != null) {
                ConnectionTarget target = ConnectionTarget.of(pool);
                PoolMonitor monitor = monitors.apply(pool);
                workloads.add(workload(
                        "a connection of '" + name + "'",
                        () -> cold(target, pool, false),
                        () -> pooled(monitor, pool, false)));
                workloads.add(workload(
                        "a connection of '" + name + "' that answers once",
                        () -> cold(target, pool, true),
                        () -> pooled(monitor, pool, true)));
            }
        });
        return workloads;
    }

    private static Workload workload(String name, Operation.LongBody cold, Operation.LongBody pooled) {
        return new Workload(
                        name,
                        Operation.returningLong("opened for it, then closed", cold),
                        Operation.returningLong("taken from the pool, then given back", pooled))
                .atMost(MOST_COLD);
    }

    private static long cold(ConnectionTarget target, HikariDataSource pool, boolean ask) throws SQLException {
        Credentials login = PoolCredentials.of(pool);
        try (Connection connection = target.connect(login.getUsername(), login.getPassword())) {
            return used(connection, ask);
        }
    }

    private static long pooled(@Nullable PoolMonitor monitor, HikariDataSource pool, boolean ask) throws SQLException {
        return monitor == null ? pooled(pool, ask) : monitor.unobserved(() -> pooled(pool, ask));
    }

    private static long pooled(HikariDataSource pool, boolean ask) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return used(connection, ask);
        }
    }

    private static long used(Connection connection, boolean ask) throws SQLException {
        boolean answered = !ask || connection.isValid(PATIENCE_SECONDS);
        return answered ? 1 : 0;
    }
}
