package io.foundry.spring.pool.autoconfigure;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.foundry.spring.pool.PoolCustomizer;
import io.foundry.spring.pool.PoolFeature;
import io.foundry.spring.pool.PoolPrewarm;
import io.foundry.spring.pool.PoolProperties;
import io.foundry.spring.pool.Pools;
import io.foundry.spring.pool.async.AsyncConnections;
import io.foundry.spring.pool.monitor.PoolMeters;
import io.foundry.spring.pool.monitor.PoolMonitors;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of prewarm and figures for the application's HikariCP pools. Adds no DataSource; the pools'
 * settings are contributed earlier, as properties.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration"
        })
@ConditionalOnClass({HikariDataSource.class, DataSourceUnwrapper.class})
@ConditionalOnBean(DataSource.class)
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "pool.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(PoolProperties.class)
public final class FoundryPoolAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    Pools foundryPools(ConfigurableListableBeanFactory beanFactory) {
        return new Pools(beanFactory);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    static PoolMonitors foundryPoolMonitors(PoolProperties properties, BeanFactory beanFactory) {
        return new PoolMonitors(
                properties.advisor().enabled(),
                properties.heldIdle().enabled(),
                properties.heldIdle().interval(),
                properties.heldIdle().leakAfter(),
                AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory) : List.of());
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    static PoolCustomizer foundryPoolCustomizer(
            ObjectProvider<PoolProperties> properties, ObjectProvider<PoolMonitors> monitors, Environment environment) {
        return new PoolCustomizer(properties, monitors, environment);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    @Conditional(WarmsOrReaches.class)
    PoolPrewarm foundryPoolPrewarm(Pools pools, PoolProperties properties) {
        return new PoolPrewarm(pools, properties);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    PoolFeature foundryPoolFeature(
            Pools pools,
            PoolCustomizer customizer,
            ObjectProvider<PoolPrewarm> prewarm,
            PoolMonitors monitors,
            PoolProperties properties,
            ApplicationContext context) {
        return new PoolFeature(pools, customizer, prewarm.getIfAvailable(), monitors, properties, context);
    }

    @Bean
    @Lazy
    @ConditionalOnSingleCandidate(DataSource.class)
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(prefix = "foundry", name = "pool.async.enabled", matchIfMissing = true)
    AsyncConnections foundryAsyncConnections(DataSource dataSource, PoolProperties properties) {
        HikariDataSource pool =
                DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
        return pool == null
                ? new AsyncConnections(dataSource, properties.maxSize(), properties.acquireTimeout())
                : new AsyncConnections(
                        dataSource, pool.getMaximumPoolSize(), Duration.ofMillis(pool.getConnectionTimeout()));
    }

    /** Where pools are warmed, or must be reached at start. */
    static final class WarmsOrReaches extends AnyNestedCondition {

        WarmsOrReaches() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBooleanProperty(prefix = "foundry", name = "pool.prewarm", matchIfMissing = true)
        static final class Warms {}

        @ConditionalOnProperty(prefix = "foundry", name = "pool.unreachable", havingValue = "wait")
        static final class Waits {}

        @ConditionalOnProperty(prefix = "foundry", name = "pool.unreachable", havingValue = "fail")
        static final class Fails {}
    }

    /** Boot binds HikariCP's meters only to pools without a metrics tracker; the monitors' tracker passes all on. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MeterRegistry.class, MicrometerMetricsTrackerFactory.class})
    @ConditionalOnBean(name = "hikariDataSourceMeterBinder")
    static class Meters {

        @Bean
        @ConditionalOnMissingBean
        PoolMeters foundryPoolMeters(PoolMonitors monitors) {
            return new PoolMeters(monitors);
        }
    }
}
