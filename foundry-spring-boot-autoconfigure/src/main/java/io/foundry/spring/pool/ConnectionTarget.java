package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a pool connects to, as it was set at one moment, and HikariCP's own way to get there. Immutable. */
final class ConnectionTarget {

    /*
     * A pool's callers wait for its acquire timeout, so a login that takes longer is of no use to them, and one that
     * fails a little earlier can be quoted to them. The driver's own login timeout gives up waiting but leaves a thread
     * behind that reads for ever from a server that is paused. Hence the login reads with a socket timeout, which is
     * the user's again, usually none, once the connection is open.
     */

    private static final Pattern HOSTS =
            Pattern.compile("jdbc:postgresql://([\\w.-]+(:\\d+)?(,[\\w.-]+(:\\d+)?)*)(/[^@]*)?");

    private static final Pattern HOST_LIST = Pattern.compile("^jdbc:postgresql://([^/?]*)");

    private static final String LOGIN_TIMEOUT = "loginTimeout";

    private static final String SOCKET_TIMEOUT = "socketTimeout";

    private static final String CONNECT_TIMEOUT = "connectTimeout";

    private static final int DRIVERS_CONNECT_SECONDS = 10;

    private static final long SHORTEST_LOGIN_MILLIS = 1_000;

    private static final long LONGEST_LOGIN_MILLIS = 30_000;

    /** What is left to a caller when a login that began with its wait is given up. */
    private static final long TO_TELL_MILLIS = 500;

    private final String url;

    private final @Nullable String driverClassName;

    private final @Nullable String username;

    private final Properties properties = new Properties();

    private final long acquireMillis;

    private final long loginMillis;

    /** The user's, to be set once a connection is open; -1 where it is in effect from the beginning. */
    private final int socketTimeoutMillis;

    private final DriverDataSource driver;

    private ConnectionTarget(HikariDataSource pool) {
        url = pool.getJdbcUrl();
        driverClassName = pool.getDriverClassName();
        username = pool.getUsername();
        properties.putAll(pool.getDataSourceProperties());
        acquireMillis = pool.getConnectionTimeout();

        Properties forDriver = new Properties();
        forDriver.putAll(properties);
        long ours = Math.max(SHORTEST_LOGIN_MILLIS, Math.min(LONGEST_LOGIN_MILLIS, acquireMillis - TO_TELL_MILLIS));
        if (!ConnectionSource.isPostgresUrl(url)) {
            // Other drivers have other settings, and other units, by the same names
            loginMillis = ours;
            socketTimeoutMillis = -1;
            driver = new DriverDataSource(url, driverClassName, forDriver, username, pool.getPassword());
            return;
        }
        int hosts = hosts(url);
        if (hosts > 1) {
            // The driver asks one after the other, and a silent one must leave time for the next
            if (!isSet(CONNECT_TIMEOUT)) {
                forDriver.setProperty(
                        CONNECT_TIMEOUT, Long.toString(Math.max(1, TimeUnit.MILLISECONDS.toSeconds(ours) / hosts)));
            }
            ours = Math.max(ours, hosts * TimeUnit.SECONDS.toMillis(connectSeconds(forDriver)));
        }
        if (isSet(LOGIN_TIMEOUT)) {
            loginMillis = Math.max(ours, LONGEST_LOGIN_MILLIS);
        } else {
            loginMillis = ours;
            // Not the one of DriverManager, which is for all of the JVM
            forDriver.setProperty(LOGIN_TIMEOUT, "0");
        }
        if (UrlParameters.maySet(url, SOCKET_TIMEOUT)) {
            socketTimeoutMillis = -1;
        } else {
            int seconds = seconds(properties.get(SOCKET_TIMEOUT));
            int forLogin = (int) TimeUnit.MILLISECONDS.toSeconds(loginMillis + 999);
            socketTimeoutMillis = (int) Math.min(Integer.MAX_VALUE, TimeUnit.SECONDS.toMillis(seconds));
            forDriver.setProperty(
                    SOCKET_TIMEOUT, Integer.toString(seconds == 0 ? forLogin : Math.min(seconds, forLogin)));
        }
        driver = new DriverDataSource(url, driverClassName, forDriver, username, pool.getPassword());
    }

    private static int hosts(String url) {
        Matcher hosts = HOST_LIST.matcher(url);
        return hosts.find() ? hosts.group(1).split(",", -1).length : 1;
    }

    private int connectSeconds(Properties forDriver) {
        String inUrl = UrlParameters.value(url, CONNECT_TIMEOUT);
        if (inUrl != null) {
            return seconds(inUrl);
        }
        Object set = forDriver.get(CONNECT_TIMEOUT);
        return set == null ? DRIVERS_CONNECT_SECONDS : seconds(set);
    }

    private boolean isSet(String name) {
        return properties.containsKey(name) || UrlParameters.maySet(url, name);
    }

    private static int seconds(@Nullable Object value) {
        try {
            return value == null ? 0 : Math.max(0, Integer.parseInt(value.toString()));
        } catch (NumberFormatException wrong) {
            return 0;
        }
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
                && acquireMillis == pool.getConnectionTimeout()
                && properties.equals(pool.getDataSourceProperties());
    }

    /** How long a login may take, in milliseconds. */
    long loginMillis() {
        return loginMillis;
    }

    /** Logs in; until {@link #release}, each answer of the server may take as long as a login may. */
    Connection connect(@Nullable String user, @Nullable String password) throws SQLException {
        return user == null ? driver.getConnection() : driver.getConnection(user, password);
    }

    /** Gives a connection the socket timeout that the user wants it to have. */
    void release(Connection connection) throws SQLException {
        if (socketTimeoutMillis >= 0) {
            connection.setNetworkTimeout(Runnable::run, socketTimeoutMillis);
        }
    }

    /** Host and port, where they can be told without telling anything else. */
    String server() {
        int parameters = url.indexOf('?');
        Matcher plain = HOSTS.matcher(parameters < 0 ? url : url.substring(0, parameters));
        return plain.matches() ? "The database server at " + plain.group(1) : "The database server";
    }
}
