package io.foundry.spring.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a user sees when an application with the starter cannot start; on a real SpringApplication. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

    @Test
    void anInvalidPropertyIsNamedWithItsOriginAndWhatToDo(CapturedOutput output) {
        fail(Empty.class, "--spring.datasource.url=jdbc:h2:mem:x", "--foundry.pool.max-size=-1");
        assertThat(report(output))
                .contains("Property foundry.pool.max-size is -1 but must be at least 1.")
                .contains("Set in: \"foundry.pool.max-size\" from property source \"commandLineArgs\"")
                .contains("Give foundry.pool.max-size a valid value, or remove it to get the default.");
    }

    @Test
    void aValueOfTheWrongTypeIsNamed(CapturedOutput output) {
        fail(Empty.class, "--spring.datasource.url=jdbc:h2:mem:x", "--foundry.pool.max-size=many");
        assertThat(report(output)).contains("foundry.pool.max-size").contains("\"many\"");
    }

    @Test
    void aSwitchThatIsNeitherOnNorOffIsNamed(CapturedOutput output) {
        fail(Empty.class, "--foundry.enabled=perhaps");
        assertThat(report(output)).contains("foundry.enabled").contains("\"perhaps\"");
    }

    @Test
    void aServerThatIsDownIsNamedWithoutSecrets(CapturedOutput output) {
        fail(
                NeedsDatabase.class,
                "--spring.datasource.url=jdbc:postgresql://localhost:1/atlas?password=t0p-s3cret",
                "--spring.datasource.password=t0p-s3cret");
        assertThat(report(output))
                .contains("The database could not be used")
                .contains("spring.datasource.url: jdbc:postgresql://localhost:1/atlas")
                .contains("Connection to localhost:1 refused")
                .contains("SQL state: 08001")
                .contains("Start the database server, or correct host and port in spring.datasource.url");
        assertThat(output).doesNotContain("t0p-s3cret");
    }

    private static void fail(Class<?> source, String... arguments) {
        SpringApplication application = new SpringApplication(source);
        application.setWebApplicationType(WebApplicationType.NONE);
        assertThat(catchThrowable(() -> application.run(arguments))).isNotNull();
    }

    /** The report, after making sure that no stack trace came before it. */
    private static String report(CapturedOutput output) {
        String all = output.toString();
        int start = all.indexOf("APPLICATION FAILED TO START");
        assertThat(start).as(all).isPositive();
        assertThat(all.substring(0, start).lines()).noneMatch(line -> line.startsWith("\tat "));
        return all.substring(start);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class NeedsDatabase {

        @Bean
        InitializingBean migration(DataSource dataSource) throws SQLException {
            return () -> dataSource.getConnection().close();
        }
    }
}
