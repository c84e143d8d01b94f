package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceUnwrapper;

/** The application's HikariCP pools, found behind whatever proxies wrap them. Thread-safe. */
public final class Pools {

    private final ListableBeanFactory beanFactory;

    /**
     * Creates a view of the pools.
     *
     * @param beanFactory owns the DataSources
     */
    public Pools(ListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    /**
     * Finds the pools among the singletons.
     *
     * @return them by bean name, each pool once; no factory bean is initialised for it
     */
    public Map<String, HikariDataSource> byBeanName() {
        Map<String, HikariDataSource> pools = new LinkedHashMap<>();
        beanFactory.getBeansOfType(DataSource.class, false, false).forEach((name, dataSource) -> {
            HikariDataSource pool =
                    DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
            if (pool != null && !pools.containsValue(pool)) {
                pools.put(name, pool);
            }
        });
        return pools;
    }
}
