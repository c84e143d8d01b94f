package io.foundry.spring.pool.advisor;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the pool runs on. Immutable.
 *
 * @param virtualThreads whether {@code spring.threads.virtual.enabled} is set
 * @param javaFeature feature version of the running Java, for instance 25
 * @param hikariVersion version of HikariCP; null if not known
 */
public record Platform(
        boolean virtualThreads, int javaFeature, @Nullable String hikariVersion) {

    /** HikariCP's manifest has its version for OSGi only, which {@link Package} does not show. */
    private static final String HIKARI = "/META-INF/maven/com.zaxxer/HikariCP/pom.properties";

    /**
     * Looks at what this JVM runs. Reads a file of HikariCP's jar: ask once and keep the answer.
     *
     * @param virtualThreads whether {@code spring.threads.virtual.enabled} is set
     * @return the running Java, and HikariCP's version as its jar tells it; null where it was packed anew without that
     */
    public static Platform current(boolean virtualThreads) {
        return new Platform(virtualThreads, Runtime.version().feature(), hikariVersionOnClassPath());
    }

    private static @Nullable String hikariVersionOnClassPath() {
        try (InputStream in = HikariDataSource.class.getResourceAsStream(HIKARI)) {
            if (in == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
