package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.PropertySource;

/** Tells which values hold for a pool, and where each comes from. Thread-safe. */
final class PoolSettings {

    private static final String BOOTS_PREFIX = "spring.datasource.hikari";

    private static final String MAXIMUM = "maximumPoolSize";

    private static final List<Known> KNOWN = List.of(
            new Known(MAXIMUM, "maximum-pool-size", HikariConfig::getMaximumPoolSize),
            new Known("minimumIdle", "minimum-idle", HikariConfig::getMinimumIdle),
            new Known("connectionTimeoutMillis", "connection-timeout", HikariConfig::getConnectionTimeout),
            new Known("validationTimeoutMillis", "validation-timeout", HikariConfig::getValidationTimeout),
            new Known("idleTimeoutMillis", "idle-timeout", HikariConfig::getIdleTimeout),
            new Known("maxLifetimeMillis", "max-lifetime", HikariConfig::getMaxLifetime),
            new Known("keepaliveTimeMillis", "keepalive-time", HikariConfig::getKeepaliveTime),
            new Known(
                    "leakDetectionThresholdMillis",
                    "leak-detection-threshold",
                    HikariConfig::getLeakDetectionThreshold),
            new Known(
                    "initializationFailTimeoutMillis",
                    "initialization-fail-timeout",
                    HikariConfig::getInitializationFailTimeout));

    private final ApplicationContext context;

    PoolSettings(ApplicationContext context) {
        this.context = context;
    }

    /** The pool's own settings, by HikariCP's names. */
    Map<String, Setting> pool(String name, HikariDataSource pool) {
        String prefix = prefix(name);
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Known known : KNOWN) {
            Object value = known.read().apply(pool);
            String set = setAs(ConfigurationPropertyName.of(prefix + "." + known.property()), value);
            String other = known.isHikaris(pool) ? Setting.HIKARI : Setting.CODE;
            settings.put(known.name(), new Setting(value, set == null ? other : set));
        }
        return settings;
    }

    /** Whether the largest number of connections is the default that Foundry contributed. */
    boolean isMaximumFoundrys(String name, HikariDataSource pool) {
        Setting maximum = pool(name, pool).get(MAXIMUM);
        return maximum != null && maximum.from().equals(Setting.FOUNDRY);
    }

    /** Who set the property that holds; null where nobody did, or the pool has another value all the same. */
    private @Nullable String setAs(ConfigurationPropertyName name, Object value) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(context.getEnvironment())) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                return isValue(found, value) ? from(source, found) : null;
            }
        }
        return null;
    }

    private boolean isValue(ConfigurationProperty found, Object value) {
        Object set = found.getValue();
        String text = set == null ? "" : context.getEnvironment().resolvePlaceholders(set.toString());
        return text.strip().equals(value.toString());
    }

    private static String from(ConfigurationPropertySource source, ConfigurationProperty found) {
        if (source.getUnderlyingSource() instanceof PropertySource<?> properties
                && properties.getName().equals(PoolDefaults.SOURCE_NAME)) {
            return Setting.FOUNDRY;
        }
        return "user: " + (found.getOrigin() == null ? found.getName() : found.getOrigin());
    }

    /** What the bean is bound to; Boot's own prefix where nothing tells. */
    private String prefix(String name) {
        ConfigurationPropertiesBean bound = ConfigurationPropertiesBean.get(context, context.getBean(name), name);
        return bound == null ? BOOTS_PREFIX : bound.getAnnotation().prefix();
    }

    /** Settings of PostgreSQL's driver, as far as Foundry knows them; never what may be secret. */
    static Map<String, Setting> driver(HikariDataSource pool, Set<String> tuned) {
        Map<String, Setting> settings = new TreeMap<>();
        DriverTuning.driversOwn().forEach((name, value) -> settings.put(name, driver(pool, tuned, name, value)));
        settings.put("ApplicationName", driver(pool, tuned, "ApplicationName", "PostgreSQL JDBC Driver"));
        return settings;
    }

    private static Setting driver(HikariDataSource pool, Set<String> tuned, String name, String driversOwn) {
        String inUrl = UrlParameters.value(pool.getJdbcUrl(), name);
        if (inUrl != null) {
            return new Setting(inUrl, Setting.URL);
        }
        Properties properties = pool.getDataSourceProperties();
        Object set = properties.get(name);
        if (set == null) {
            return new Setting(driversOwn, Setting.DRIVER);
        }
        return new Setting(set, tuned.contains(name) ? Setting.FOUNDRY : "user: data-source-properties");
    }

    /** One of HikariCP's settings. */
    private record Known(String name, String property, Function<HikariConfig, Object> read, Object hikaris) {

        private static final HikariConfig DEFAULTS = new HikariConfig();

        Known(String name, String property, Function<HikariConfig, Object> read) {
            this(name, property, read, read.apply(DEFAULTS));
        }

        /** Whether it is what HikariCP chooses; a minimum that nobody set becomes the maximum when the pool starts. */
        boolean isHikaris(HikariDataSource pool) {
            Object value = read.apply(pool);
            return value.equals(hikaris)
                    || (property.equals("minimum-idle") && value.equals(pool.getMaximumPoolSize()));
        }
    }
}
