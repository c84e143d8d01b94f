package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/** On a real SpringApplication, because environment post-processors run nowhere else. */
class PoolDefaultsTests {

    @Test
    void aPoolGetsFoundrysDefaults() {
        start(pool -> {
            assertThat(pool.getMaximumPoolSize()).isEqualTo(32);
            assertThat(pool.getMinimumIdle()).isEqualTo(5);
            assertThat(pool.getConnectionTimeout()).isEqualTo(3_000);
            assertThat(pool.getValidationTimeout()).isEqualTo(2_000);
            assertThat(pool.getIdleTimeout()).isEqualTo(600_000);
            assertThat(pool.getMaxLifetime()).isEqualTo(1_800_000);
        });
    }

    @Test
    void aPoolThatIsLeftAloneGetsNoDefaults() {
        start(pool -> assertThat(pool.getConnectionTimeout()).isEqualTo(30_000), "foundry.pool.exclude=dataSource");
    }

    @Test
    void foundrysPropertiesChangeThem() {
        start(
                pool -> {
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(12);
                    assertThat(pool.getMinimumIdle()).isEqualTo(2);
                    assertThat(pool.getConnectionTimeout()).isEqualTo(1_500);
                    assertThat(pool.getValidationTimeout()).isEqualTo(1_000);
                },
                "foundry.pool.max-size=12",
                "foundry.pool.min-idle=2",
                "foundry.pool.acquire-timeout=1500ms");
    }

    @Test
    void whatTheUserSetUnderSpringWins() {
        start(
                pool -> {
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(7);
                    assertThat(pool.getMinimumIdle()).isEqualTo(6);
                    assertThat(pool.getConnectionTimeout()).isEqualTo(9_000);
                    assertThat(pool.getValidationTimeout()).isEqualTo(4_000);
                    assertThat(pool.getIdleTimeout()).isEqualTo(61_000);
                    assertThat(pool.getMaxLifetime()).isEqualTo(62_000);
                },
                "spring.datasource.hikari.maximum-pool-size=7",
                "spring.datasource.hikari.minimumIdle=6",
                "spring.datasource.hikari.connection-timeout=9000",
                "spring.datasource.hikari.validation-timeout=4000",
                "spring.datasource.hikari.idle-timeout=61000",
                "spring.datasource.hikari.max-lifetime=62000");
    }

    @Test
    void aDefaultFollowsTheUsersOtherSettings() {
        start(
                pool -> {
                    assertThat(pool.getMinimumIdle()).isEqualTo(3);
                    assertThat(pool.getValidationTimeout()).isEqualTo(600);
                },
                "spring.datasource.hikari.maximum-pool-size=3",
                "spring.datasource.hikari.connection-timeout=900");
        start(
                pool -> assertThat(pool.getIdleTimeout()).isEqualTo(150_000),
                "spring.datasource.hikari.max-lifetime=300000");
    }

    @Test
    void switchedOffNothingIsContributed() {
        for (String property : new String[] {"foundry.pool.enabled=false", "foundry.enabled=false"}) {
            start(
                    pool -> {
                        assertThat(pool.getMaximumPoolSize()).isEqualTo(10);
                        assertThat(pool.getConnectionTimeout()).isEqualTo(30_000);
                    },
                    property);
        }
    }

    @Test
    void whatTheUserSetInAPropertySourceOrAsDefaultWins() {
        SpringApplication application = application();
        application.setDefaultProperties(Map.of("spring.datasource.hikari.minimum-idle", "1"));
        application.addPrimarySources(List.of(OwnSource.class));
        try (ConfigurableApplicationContext context =
                application.run("--spring.datasource.url=jdbc:h2:mem:own", "--logging.level.root=warn")) {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getMinimumIdle()).isEqualTo(1);
            assertThat(pool.getMaximumPoolSize()).isEqualTo(9);
            assertThat(pool.getConnectionTimeout()).isEqualTo(3_000);
        }
    }

    @Test
    void theSourceIsTheLastOneAndStandsThereOnce() {
        try (ConfigurableApplicationContext context = application().run("--spring.datasource.url=jdbc:h2:mem:last")) {
            ConfigurableEnvironment environment = context.getEnvironment();
            new PoolDefaults().postProcessEnvironment(environment, application());
            assertThat(environment.getPropertySources().stream().map(source -> source.getName()))
                    .endsWith(PoolDefaults.SOURCE_NAME)
                    .doesNotHaveDuplicates();
        }
    }

    private static void start(Consumer<HikariDataSource> check, String... properties) {
        String[] arguments = new String[properties.length + 1];
        arguments[0] = "--spring.datasource.url=jdbc:h2:mem:defaults";
        for (int i = 0; i < properties.length; i++) {
            arguments[i + 1] = "--" + properties[i];
        }
        try (ConfigurableApplicationContext context = application().run(arguments)) {
            check.accept(context.getBean(HikariDataSource.class));
        }
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(App.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("logging.level.root", LogLevel.WARN.name()));
        return application;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {}

    @Configuration(proxyBeanMethods = false)
    @PropertySource("classpath:own-pool.properties")
    static class OwnSource {}
}
