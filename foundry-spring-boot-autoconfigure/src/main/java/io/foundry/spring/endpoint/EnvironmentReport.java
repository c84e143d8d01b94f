package io.foundry.spring.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Properties;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;

/**
 * Where an application runs, as far as figures depend on it.
 *
 * @param foundry Foundry's version
 * @param springBoot Boot's version
 * @param java version of the runtime
 * @param vm name and version of the virtual machine
 * @param os name, version and architecture
 * @param processors as the JVM sees them, limits of a container included
 * @param maxHeapBytes the most that the heap can grow to
 * @param garbageCollectors their names
 * @param virtualThreads whether Boot uses them for its own executors
 * @param aot whether the context was prepared at build time
 */
public record EnvironmentReport(
        String foundry,
        String springBoot,
        String java,
        String vm,
        String os,
        int processors,
        long maxHeapBytes,
        List<String> garbageCollectors,
        boolean virtualThreads,
        boolean aot) {

    /**
     * Looks at this JVM.
     *
     * @param environment the application's
     * @return what was found
     */
    public static EnvironmentReport of(Environment environment) {
        return new EnvironmentReport(
                foundryVersion(),
                SpringBootVersion.getVersion(),
                Runtime.version().toString(),
                System.getProperty("java.vm.name", "unknown") + " " + System.getProperty("java.vm.version", ""),
                System.getProperty("os.name", "unknown") + " " + System.getProperty("os.version", "") + " "
                        + System.getProperty("os.arch", ""),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList(),
                Threading.VIRTUAL.isActive(environment),
                AotDetector.useGeneratedArtifacts());
    }

    /** From a resource that the build writes, because a package of class files has no manifest to ask. */
    private static String foundryVersion() {
        try (InputStream in = EnvironmentReport.class.getResourceAsStream("/META-INF/foundry/version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
