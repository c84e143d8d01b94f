package io.foundry.spring.pool;

import io.foundry.spring.config.FoundryProperties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Contributes {@code spring.datasource.hikari.*} as the very last property source, so that whatever a user set, in
 * whatever way, comes first. The DataSource stays Boot's own.
 *
 * <p>A default never works against a value that the user did set: where HikariCP ties two settings together, the one
 * that is contributed follows the user's other one. HikariCP's own configuration file,
 * which properties would overrule, leaves it all to the user.
 */
final class PoolDefaults implements EnvironmentPostProcessor {

    static final String SOURCE_NAME = "foundryPoolDefaults";

    /** The name of the one DataSource that Boot makes, and binds to these properties. */
    private static final String BOOTS_BEAN = "dataSource";

    private static final String HIKARI = "spring.datasource.hikari.";

    private static final Duration LONGEST_VALIDATION = Duration.ofSeconds(2);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ClassLoader classLoader = application.getClassLoader();
        if (!ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", classLoader)
                || environment.getPropertySources().contains(SOURCE_NAME)
                || System.getProperty("hikaricp.configurationFile") != null
                || !FoundryProperties.isEnabled(environment, "pool")) {
            return;
        }
        PoolProperties pool = FoundryProperties.bind(environment, "foundry.pool", PoolProperties.class);
        if (pool.exclude().contains(BOOTS_BEAN)) {
            return;
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(SOURCE_NAME, defaults(pool, Binder.get(environment))));
    }

    private static Map<String, Object> defaults(PoolProperties pool, Binder user) {
        int maxSize = user.bind(HIKARI + "maximum-pool-size", Integer.class).orElse(pool.maxSize());
        int minIdle = Math.min(pool.minIdle(), maxSize);
        long acquireMillis = user.bind(HIKARI + "connection-timeout", Long.class)
                .orElse(pool.acquireTimeout().toMillis());
        long lifetimeMillis = user.bind(HIKARI + "max-lifetime", Long.class)
                .orElse(pool.maxLifetime().toMillis());

        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put(HIKARI + "maximum-pool-size", maxSize);
        defaults.put(HIKARI + "minimum-idle", minIdle);
        defaults.put(HIKARI + "connection-timeout", acquireMillis);
        defaults.put(HIKARI + "validation-timeout", validationMillis(acquireMillis));
        defaults.put(HIKARI + "max-lifetime", lifetimeMillis);
        // In a pool of fixed size HikariCP warns of any idle timeout.
        if (user.bind(HIKARI + "minimum-idle", Integer.class).orElse(minIdle) < maxSize) {
            defaults.put(HIKARI + "idle-timeout", idleMillis(pool.idleTimeout().toMillis(), lifetimeMillis));
        }
        return defaults;
    }

    /** Below the acquire timeout, or one dead connection uses up the caller's whole wait; 0 there means no limit. */
    private static long validationMillis(long acquireMillis) {
        long longest = LONGEST_VALIDATION.toMillis();
        return acquireMillis <= 0 ? longest : Math.max(250, Math.min(longest, acquireMillis * 2 / 3));
    }

    /** HikariCP switches an idle timeout off, with a warning, that is not at least a second below the lifetime. */
    private static long idleMillis(long idleMillis, long lifetimeMillis) {
        boolean fits = lifetimeMillis <= 0 || idleMillis + 1000 <= lifetimeMillis;
        return fits ? idleMillis : Math.max(10_000, lifetimeMillis / 2);
    }
}
