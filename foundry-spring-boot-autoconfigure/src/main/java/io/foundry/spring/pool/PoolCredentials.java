package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;

/** As whom a pool logs in at this moment, found as HikariCP finds it. */
final class PoolCredentials {

    private static final boolean NAME_AND_PASSWORD_OVERRIDDEN =
            Boolean.getBoolean("com.zaxxer.hikari.legacy.supportUserPassDataSourceOverride");

    private PoolCredentials() {}

    /**
     * Asks the pool, or its provider of credentials.
     *
     * @throws RuntimeException if the provider fails
     */
    static Credentials of(HikariDataSource pool) {
        HikariCredentialsProvider provider = pool.getCredentialsProvider();
        if (provider != null) {
            return provider.getCredentials();
        }
        return NAME_AND_PASSWORD_OVERRIDDEN
                ? Credentials.of(pool.getUsername(), pool.getPassword())
                : pool.getCredentials();
    }
}
