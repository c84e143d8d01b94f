package io.foundry.atlas.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a server where no database was given. Only the address is handed to Spring Boot, whose DataSource stays what
 * it is; because that depends on the address, it is closed before the server stops.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoDatabaseGiven.class)
class PostgresConfiguration {

    @Bean(destroyMethod = "close")
    PostgresServer postgresServer(PostgresProperties properties) {
        return PostgresServer.start(properties.folder());
    }

    @Bean
    JdbcConnectionDetails postgresConnectionDetails(PostgresServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return PostgresServer.USER;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }
}
