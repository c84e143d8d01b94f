package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class PoolSettingsTests {

    @Test
    void eachValueTellsWhoSetIt() {
        try (ConfigurableApplicationContext context =
                start(Boots.class, "--spring.datasource.hikari.maximum-pool-size=9")) {
            Map<String, Setting> settings = settings(context, "dataSource");
            assertThat(settings.get("maximumPoolSize").value()).isEqualTo(9);
            assertThat(settings.get("maximumPoolSize").from())
                    .startsWith("user: ")
                    .contains("spring.datasource.hikari.maximum-pool-size");
            assertThat(settings.get("minimumIdle")).isEqualTo(new Setting(5, "foundry"));
            assertThat(settings.get("connectionTimeoutMillis")).isEqualTo(new Setting(3_000L, "foundry"));
            assertThat(settings.get("keepaliveTimeMillis")).isEqualTo(new Setting(120_000L, "hikari"));
        }
    }

    @Test
    void whatIsSetInAFileIsNamedWithItsLine() {
        try (ConfigurableApplicationContext context =
                start(Boots.class, "--spring.config.location=classpath:pool-settings/application.yml")) {
            assertThat(settings(context, "dataSource").get("maxLifetimeMillis").from())
                    .isEqualTo("user: class path resource [pool-settings/application.yml] - 5:21");
        }
    }

    @Test
    void whatIsSetAtRunTimeIsCode() {
        try (ConfigurableApplicationContext context = start(Boots.class)) {
            context.getBean(HikariDataSource.class).setMaximumPoolSize(77);
            assertThat(settings(context, "dataSource").get("maximumPoolSize")).isEqualTo(new Setting(77, "code"));
        }
    }

    @Test
    void aMaximumThatNobodyElseSetIsFoundrys() {
        try (ConfigurableApplicationContext context = start(Boots.class, "--spring.config.name=none")) {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            PoolSettings settings = new PoolSettings(context);
            assertThat(settings.isMaximumFoundrys("dataSource", pool)).isTrue();
            pool.setMaximumPoolSize(77);
            assertThat(settings.isMaximumFoundrys("dataSource", pool)).isFalse();
        }
    }

    @Test
    void aPoolOfTheUsersOwnIsJudgedByItsOwnPrefix() {
        try (ConfigurableApplicationContext context = start(
                Own.class,
                "--app.orders.maximum-pool-size=4",
                "--spring.datasource.hikari.maximum-pool-size=9",
                "--spring.datasource.hikari.idle-timeout=60000")) {
            Map<String, Setting> settings = settings(context, "orders");
            assertThat(settings.get("maximumPoolSize").from()).contains("app.orders.maximum-pool-size");
            assertThat(settings.get("idleTimeoutMillis")).isEqualTo(new Setting(600_000L, "hikari"));
            assertThat(settings.get("maxLifetimeMillis")).isEqualTo(new Setting(60_000L, "code"));
        }
    }

    @Test
    void settingsOfTheDriverTellTooAndNoneIsSecret() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://localhost/x?password=s3cret&ApplicationName=mine");
            pool.addDataSourceProperty("prepareThreshold", "3");
            pool.addDataSourceProperty("sslpassword", "s3cret");
            Set<String> tuned = new DriverTuning(PoolPropertiesTests.defaults().driver(), "app").apply(pool);
            Map<String, Setting> settings = PoolSettings.driver(pool, tuned);
            assertThat(settings)
                    .containsEntry("ApplicationName", new Setting("mine", "url"))
                    .containsEntry("prepareThreshold", new Setting("3", "user: data-source-properties"))
                    .containsEntry("reWriteBatchedInserts", new Setting("true", "foundry"))
                    .containsEntry("socketTimeout", new Setting("0", "driver"));
            assertThat(settings.toString()).doesNotContain("s3cret");
        }
    }

    private static Map<String, Setting> settings(ConfigurableApplicationContext context, String name) {
        return new PoolSettings(context).pool(name, context.getBean(name, HikariDataSource.class));
    }

    private static ConfigurableApplicationContext start(Class<?> configuration, String... arguments) {
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.NONE);
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--spring.datasource.url=jdbc:h2:mem:settings";
        return application.run(all);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Boots {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    static class Own {

        @Bean
        @ConfigurationProperties("app.orders")
        HikariDataSource orders() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:h2:mem:orders");
            pool.setMaxLifetime(60_000);
            return pool;
        }
    }
}
