package io.foundry.benchmarks.bookshop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The bookshop. It stands for an application as many are: Spring Data JPA over PostgreSQL, Thymeleaf pages, a REST API,
 * validation, a cache, a schedule, and no line that cares for a fast start. It needs a database:
 *
 * <pre>java -jar benchmarks/start-app/target/foundry-benchmarks-start-app-*-exec.jar --spring.datasource.url=jdbc:postgresql:…</pre>
 */
@SpringBootApplication
@EnableCaching
@EnableScheduling
@EnableConfigurationProperties(ShopProperties.class)
public class BookshopApplication {

    /**
     * Starts the shop.
     *
     * @param args Spring Boot's
     */
    public static void main(String[] args) {
        SpringApplication.run(BookshopApplication.class, args);
    }
}
