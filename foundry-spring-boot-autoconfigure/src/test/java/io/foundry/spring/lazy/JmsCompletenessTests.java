package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsTemplate;

/** A listener of JMS gets messages of a broker that runs in this process. */
class JmsCompletenessTests {

    private static final CountDownLatch GOT = new CountDownLatch(1);

    @Test
    void aListenerGetsMessages() throws Exception {
        Assumptions.assumeFalse(
                ManagementFactory.getRuntimeMXBean()
                        .getInputArguments()
                        .contains("--sun-misc-unsafe-memory-access=deny"),
                "Artemis, the broker of this test, reaches for sun.misc.Unsafe");
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ()
                .setConfiguration(new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .addAcceptorConfiguration("in-vm", "vm://7"));
        broker.start();
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--spring.main.web-application-type=none")) {
            context.getBean(JmsTemplate.class).convertAndSend("letters", "one");

            assertThat(GOT.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(LazyApp.reason(context, "letters")).isEqualTo("message listener (@JmsListener)");
        } finally {
            broker.stop();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        ConnectionFactory connectionFactory() {
            return new ActiveMQConnectionFactory("vm://7");
        }

        @Bean
        Letters letters() {
            return new Letters();
        }
    }

    static final class Letters {

        @JmsListener(destination = "letters")
        void on(String letter) {
            GOT.countDown();
        }
    }
}
