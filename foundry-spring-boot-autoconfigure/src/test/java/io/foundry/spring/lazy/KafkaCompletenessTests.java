package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A listener of Kafka gets messages of a broker that runs in this process. */
class KafkaCompletenessTests {

    private static final String TOPIC = "parcels";

    private static final CountDownLatch GOT = new CountDownLatch(1);

    @Test
    void aListenerGetsMessages() throws InterruptedException {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC);
        broker.afterPropertiesSet();
        try (ConfigurableApplicationContext context = LazyApp.run(
                App.class,
                "--spring.main.web-application-type=none",
                "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                "--spring.kafka.consumer.auto-offset-reset=earliest",
                "--spring.kafka.consumer.group-id=tests")) {
            @SuppressWarnings("unchecked")
            KafkaTemplate<String, String> template = context.getBean(KafkaTemplate.class);
            template.send(TOPIC, "one");

            assertThat(GOT.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(LazyApp.reason(context, "parcels")).isEqualTo("message listener (@KafkaListener)");
        } finally {
            broker.destroy();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        Parcels parcels() {
            return new Parcels();
        }
    }

    static final class Parcels {

        @KafkaListener(topics = TOPIC)
        void on(String parcel) {
            GOT.countDown();
        }
    }
}
