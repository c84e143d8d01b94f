package io.foundry.spring.pool;

import io.foundry.spring.config.FoundryProperties;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Says in words why the database could not be used at start: not reachable, login refused, no such database, no
 * connection left.
 *
 * <p>Goes by the SQL state, which PostgreSQL, and for the first two any driver, reports. Everything else is left to
 * other analyzers.
 */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String URL = "spring.datasource.url";

    private static final Pattern PLAIN_URL =
            Pattern.compile("jdbc:\\w+://[\\w.-]+(:\\d+)?(,[\\w.-]+(:\\d+)?)*(/[\\w.-]*)?");

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String state = cause.getSQLState();
        if (state == null || !FoundryProperties.isEnabled(environment, "pool")) {
            return null;
        }
        String action = action(state);
        if (action == null) {
            return null;
        }
        String reason = reason(cause);
        if (reason.startsWith("No suitable driver")) {
            return null;
        }
        String description = String.format(
                "The database could not be used: %s%n%n    SQL state: %s%s",
                isSecret(reason) ? cause.getClass().getSimpleName() : reason, state, configuredUrl());
        return new FailureAnalysis(description, action, cause);
    }

    private static @Nullable String action(String state) {
        if (state.startsWith("08")) {
            return "Start the database server, or correct host and port in spring.datasource.url; check that a firewall"
                    + " lets the connection through.";
        }
        return switch (state) {
            case "28P01", "28000" ->
                "Correct spring.datasource.username and spring.datasource.password, or the server's pg_hba.conf.";
            case "3D000" -> "Create the database, or correct its name in spring.datasource.url.";
            case "53300" ->
                "Close other connections, lower foundry.pool.max-size or spring.datasource.hikari.maximum-pool-size,"
                        + " or raise the server's max_connections.";
            default -> null;
        };
    }

    /**
     * The URL as far as it is of the plain form, up to its parameters: what is put there in other forms may be a
     * password.
     */
    private String configuredUrl() {
        String url = environment.getProperty(URL, "");
        int parameters = url.indexOf('?');
        String plain = parameters < 0 ? url : url.substring(0, parameters);
        boolean shown = url.indexOf('@') < 0 && PLAIN_URL.matcher(plain).matches();
        return shown ? String.format("%n    %s: %s", URL, plain) : "";
    }

    /** Drivers may quote a whole URL. */
    private boolean isSecret(String message) {
        String password = environment.getProperty("spring.datasource.password", "");
        return message.contains("jdbc:") || (!password.isEmpty() && message.contains(password));
    }

    /** The driver's own words; HikariCP's, around them, tell only that it waited. */
    private static String reason(SQLException cause) {
        Throwable deepest = cause;
        while (deepest.getCause() instanceof SQLException inner) {
            deepest = inner;
        }
        if (deepest.getCause() instanceof UnknownHostException unknown) {
            // A user and password that were put before the host are part of its "name".
            return "the host " + withoutUser(String.valueOf(unknown.getMessage())) + " is not known";
        }
        if (deepest.getCause() instanceof SocketTimeoutException) {
            return "the host did not answer in time";
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }

    private static String withoutUser(String host) {
        return host.substring(host.lastIndexOf('@') + 1);
    }
}
