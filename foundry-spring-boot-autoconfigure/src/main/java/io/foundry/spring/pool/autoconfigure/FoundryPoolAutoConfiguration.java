package io.foundry.spring.pool.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.foundry.spring.pool.PoolCustomizer;
import io.foundry.spring.pool.PoolFeature;
import io.foundry.spring.pool.PoolPrewarm;
import io.foundry.spring.pool.PoolProperties;
import io.foundry.spring.pool.Pools;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of prewarm and figures for the application's HikariCP pools. Adds no DataSource; the pools'
 * settings are contributed earlier, as properties.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
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
    static PoolCustomizer foundryPoolCustomizer(ObjectProvider<PoolProperties> properties, Environment environment) {
        return new PoolCustomizer(properties, environment);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    @ConditionalOnBooleanProperty(prefix = "foundry", name = "pool.prewarm", matchIfMissing = true)
    PoolPrewarm foundryPoolPrewarm(Pools pools, PoolProperties properties) {
        return new PoolPrewarm(pools, properties);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    PoolFeature foundryPoolFeature(
            Pools pools, PoolCustomizer customizer, ObjectProvider<PoolPrewarm> prewarm, ApplicationContext context) {
        return new PoolFeature(pools, customizer, prewarm.getIfAvailable(), context);
    }
}
