package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Managed beans and endpoints are registered, also of final classes, which have no lazy stand-in. */
class JmxCompletenessTests {

    @Test
    void managedBeansAndEndpointsAreRegistered() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try (ConfigurableApplicationContext context = LazyApp.run(
                App.class,
                "--spring.main.web-application-type=none",
                "--spring.jmx.enabled=true",
                "--spring.jmx.default-domain=lazy.tests",
                "--management.endpoints.jmx.exposure.include=health")) {
            assertThat(server.getAttribute(new ObjectName("lazy.tests:name=gate"), "Open"))
                    .isEqualTo(true);
            assertThat(LazyApp.reason(context, "gate")).isEqualTo("JMX (@ManagedResource)");
            assertThat(LazyApp.reason(context, "jmxMBeanExporter")).isEqualTo("JMX");
            assertThat(server.queryNames(new ObjectName("*:type=Endpoint,*"), null))
                    .isNotEmpty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        Gate gate() {
            return new Gate();
        }
    }

    @ManagedResource(objectName = "lazy.tests:name=gate")
    public static final class Gate {

        @ManagedAttribute
        public boolean isOpen() {
            return true;
        }
    }
}
