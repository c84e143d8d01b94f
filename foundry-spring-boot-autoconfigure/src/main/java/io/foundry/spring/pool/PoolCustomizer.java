package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.foundry.spring.config.TrainingRun;
import io.foundry.spring.pool.monitor.PoolMonitors;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Prepares each HikariCP pool once its settings are there and before anyone has asked it for a connection: settings for
 * PostgreSQL's driver, a source below the pool, a monitor, and the first connections on their way. The bean itself stays what it
 * is. Thread-safe.
 */
public final class PoolCustomizer implements BeanPostProcessor, Ordered, DisposableBean {

    /** HikariCP's default: a pool that gets no first connection does not start. */
    static final long FAILS_AT_ONCE = 1;

    private final ObjectProvider<PoolProperties> properties;

    private final ObjectProvider<PoolMonitors> monitors;

    private final Environment environment;

    private final Map<HikariDataSource, Prepared> prepared = new ConcurrentHashMap<>();

    /**
     * Creates a customizer.
     *
     * @param properties asked for when the first pool comes
     * @param monitors asked for when the first pool comes; may have none
     * @param environment knows the application's name
     */
    public PoolCustomizer(
            ObjectProvider<PoolProperties> properties, ObjectProvider<PoolMonitors> monitors, Environment environment) {
        this.properties = properties;
        this.monitors = monitors;
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource dataSource) {
            HikariDataSource pool =
                    DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
            if (pool != null && pool.getHikariPoolMXBean() == null && !prepared.containsKey(pool)) {
                PoolProperties settings = properties.getObject();
                if (!settings.exclude().contains(beanName)) {
                    forgetClosed();
                    prepared.put(pool, prepare(beanName, pool, settings));
                    monitors.ifAvailable(each -> each.watch(beanName, pool));
                }
            }
        }
        return bean;
    }

    private Prepared prepare(String name, HikariDataSource pool, PoolProperties settings) {
        if (ConnectionSource.of(pool) != null) {
            // Another context shares the pool, and prepared it
            return new Prepared(null, Set.of());
        }
        Set<String> tuned = Set.of();
        if (settings.driverTuning() && ConnectionSource.isPostgres(pool)) {
            tuned = new DriverTuning(settings.driver(), environment.getProperty("spring.application.name")).apply(pool);
        }
        Duration patience = settings.unreachable() == PoolProperties.Unreachable.WAIT
                ? settings.unreachableTimeout()
                : Duration.ZERO;
        ConnectionSource source = ConnectionSource.install(
                name,
                pool,
                new FirstStatements(
                        name, settings.warmUpSql(), settings.advisor().enabled()),
                new Reachability(name, patience));
        if (source == null && !patience.isZero() && pool.getInitializationFailTimeout() == FAILS_AT_ONCE) {
            pool.setInitializationFailTimeout(patience.toMillis());
        }
        if (source != null && settings.prewarm() && !TrainingRun.isOne()) {
            source.openAhead(PoolPrewarm.wanted(pool));
        }
        return new Prepared(source, tuned);
    }

    /** The source below a pool, also that of another context; null where there is none. */
    @Nullable
    ConnectionSource source(HikariDataSource pool) {
        forgetClosed();
        return ConnectionSource.of(pool);
    }

    /** Pools come and go while the application runs, and this bean would keep them all. */
    private void forgetClosed() {
        prepared.forEach((pool, known) -> {
            if (pool.isClosed() && prepared.remove(pool, known) && known.source() != null) {
                known.source().close();
            }
        });
    }

    /** How many pools are kept in mind. */
    int preparedPools() {
        return prepared.size();
    }

    /** The names of the driver's settings that were set here. */
    Set<String> tuned(HikariDataSource pool) {
        Prepared known = prepared.get(pool);
        return known == null ? Set.of() : known.tuned();
    }

    /** After other post-processors, whose changes to a pool count. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void destroy() {
        prepared.values().stream()
                .map(Prepared::source)
                .filter(source -> source != null)
                .forEach(ConnectionSource::close);
    }

    private record Prepared(@Nullable ConnectionSource source, Set<String> tuned) {}
}
