package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceUnwrapper;

/** The application's HikariCP pools, found behind whatever proxies wrap them. Thread-safe. */
public final class Pools {

    private final ConfigurableListableBeanFactory beanFactory;

    /**
     * Creates a view of the pools.
     *
     * @param beanFactory owns the DataSources
     */
    public Pools(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    /**
     * Finds the pools among the singletons that exist; none is created for it.
     *
     * @return them by bean name, each pool once
     */
    public Map<String, HikariDataSource> byBeanName() {
        Map<String, HikariDataSource> pools = new LinkedHashMap<>();
        for (String name : beanFactory.getBeanNamesForType(DataSource.class, false, false)) {
            if (beanFactory.getSingleton(name) instanceof DataSource dataSource) {
                HikariDataSource pool =
                        DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
                if (pool != null && !pools.containsValue(pool)) {
                    pools.put(name, pool);
                }
            }
        }
        return pools;
    }
}
