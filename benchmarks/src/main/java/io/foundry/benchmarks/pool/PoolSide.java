package io.foundry.benchmarks.pool;

import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where an application may get its connections from. */
public enum PoolSide {
    /** A new connection for each query, from DriverManager. */
    CONNECT("connect each time"),

    /** What Spring Boot gives by itself: HikariCP with its own defaults, started by the first request. */
    BOOT("Boot's default"),

    /** The same application with Foundry's starter, nothing set. */
    FOUNDRY("Foundry");

    private final String title;

    PoolSide(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Gets ready. No setting of a pool is made here: both pools are what an application gets that names its database.
     *
     * @param url of a PostgreSQL server that trusts its user postgres
     */
    Connections open(String url) {
        if (this == CONNECT) {
            return new Connections(new DriverManagerDataSource(url, BenchmarkServer.USER, ""), () -> {});
        }
        ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + BenchmarkServer.USER,
                        "--logging.level.root=warn",
                        "--foundry.enabled=" + (this == FOUNDRY));
        return new Connections(application.getBean(DataSource.class), application::close);
    }

    /** An application that is ready for traffic, as far as its connections go. */
    record Connections(DataSource dataSource, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }

    /** An application without anything of its own. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
