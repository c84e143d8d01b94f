package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The database is as an eager start leaves it, and one that cannot be prepared ends the start. */
class DatabaseCompletenessTests {

    @Test
    void migrationsRunAtStart() throws SQLException {
        String url = "jdbc:h2:mem:migrated;DB_CLOSE_DELAY=-1";
        try (ConfigurableApplicationContext context = run(url, "--spring.flyway.locations=classpath:lazy/migration")) {
            assertThat(hasTable(url, "PARCEL")).isTrue();
            assertThat(LazyApp.reason(context, "flywayInitializer")).isEqualTo("prepares the database");
        }
    }

    @Test
    void aMigrationThatFailsEndsTheStart() {
        assertThatThrownBy(() -> run("jdbc:h2:mem:broken", "--spring.flyway.locations=classpath:lazy/broken")
                        .close())
                .hasStackTraceContaining("V1__broken.sql");
    }

    @Test
    void scriptsRunAtStart() throws SQLException {
        String url = "jdbc:h2:mem:scripted;DB_CLOSE_DELAY=-1";
        try (ConfigurableApplicationContext context = run(
                url,
                "--spring.flyway.enabled=false",
                "--spring.sql.init.schema-locations=classpath:lazy/letters.sql")) {
            assertThat(hasTable(url, "LETTER")).isTrue();
            assertThat(context.getBean(Autopilot.class).eager()).containsValue("prepares the database");
        }
    }

    private static ConfigurableApplicationContext run(String url, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--spring.main.web-application-type=none";
        arguments[1] = "--spring.datasource.url=" + url;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return LazyApp.run(App.class, arguments);
    }

    private static boolean hasTable(String url, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                ResultSet tables = connection.getMetaData().getTables(null, null, table, null)) {
            return tables.next();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {}
}
