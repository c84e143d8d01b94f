package io.foundry.spring.pool;

/**
 * A value that holds for a pool, and who set it.
 *
 * @param value as HikariCP or the driver has it; times in milliseconds, or seconds for the driver
 * @param from {@code foundry}, {@code hikari} or {@code driver} for their defaults, {@code code} for what the application
 *     set by program or at run time, {@code url} for a parameter of the URL, else {@code user: } and where it stands
 */
public record Setting(Object value, String from) {

    static final String FOUNDRY = "foundry";

    static final String HIKARI = "hikari";

    static final String DRIVER = "driver";

    static final String CODE = "code";

    static final String URL = "url";
}
