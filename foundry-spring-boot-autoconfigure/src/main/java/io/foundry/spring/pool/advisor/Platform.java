package io.foundry.spring.pool.advisor;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\b.*");

    static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

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

    /** Returns whether threads that wait for HikariCP may be virtual: an older one spins, and so may an unknown one. */
    public boolean virtualThreadsMayWait() {
        return javaFeature >= FIRST_JAVA_WITH_VIRTUAL_THREADS && hikariVersion != null && isSince71(hikariVersion);
    }

    /** Whether this is a version of HikariCP that lets virtual threads wait (HikariCP#2398). */
    private static boolean isSince71(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int major = Integer.parseInt(parts.group(1));
        return major > 7 || (major == 7 && Integer.parseInt(parts.group(2)) >= 1);
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
