package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives PostgreSQL's driver the settings under {@code foundry.pool.driver}, as far as neither the URL nor the pool's
 * properties for the driver have them. Immutable.
 */
final class DriverTuning {

    /** What the driver does by itself; nothing is set for that. */
    private static final Map<String, String> DRIVERS_OWN = Map.of(
            "reWriteBatchedInserts", "false",
            "preparedStatementCacheQueries", "256",
            "prepareThreshold", "5",
            "tcpKeepAlive", "false",
            "connectTimeout", "10",
            "socketTimeout", "0");

    private final Map<String, String> wanted = new LinkedHashMap<>();

    DriverTuning(PoolProperties.Driver driver, @Nullable String application) {
        wanted.put("reWriteBatchedInserts", Boolean.toString(driver.rewriteBatches()));
        wanted.put("preparedStatementCacheQueries", Integer.toString(driver.statementCache()));
        wanted.put("prepareThreshold", Integer.toString(driver.prepareThreshold()));
        wanted.put("tcpKeepAlive", Boolean.toString(driver.tcpKeepAlive()));
        wanted.put("connectTimeout", seconds(driver.connectTimeout()));
        wanted.put("socketTimeout", seconds(driver.socketTimeout()));
        String name = driver.applicationName().isEmpty() ? application : driver.applicationName();
        if (name != null && !name.isEmpty()) {
            wanted.put("ApplicationName", name);
        }
    }

    private static String seconds(Duration time) {
        return Long.toString((time.toMillis() + 999) / 1000);
    }

    /**
     * Sets what is not set yet.
     *
     * @return the names of what was set, as the driver writes them
     */
    Set<String> apply(HikariDataSource pool) {
        Map<String, String> set = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            boolean users =
                    pool.getDataSourceProperties().containsKey(name) || UrlParameters.maySet(pool.getJdbcUrl(), name);
            if (!users && !value.equals(DRIVERS_OWN.get(name))) {
                set.put(name, value);
            }
        });
        set.forEach(pool::addDataSourceProperty);
        return Set.copyOf(set.keySet());
    }

    /** Each setting's name and what holds where nobody set it. */
    static Map<String, String> driversOwn() {
        return DRIVERS_OWN;
    }
}
