package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.annotation.EnableRedisListeners;
import org.springframework.data.redis.annotation.RedisListener;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Listeners of Redis, by annotation and by type, get messages of a server in a container. */
@Tag("docker")
@EnabledIf("dockerAnswers")
class RedisCompletenessTests {

    private static final CountDownLatch BY_ANNOTATION = new CountDownLatch(1);

    private static final CountDownLatch BY_TYPE = new CountDownLatch(1);

    static boolean dockerAnswers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            System.out.println("RedisCompletenessTests is skipped: no Docker engine answers (see DOCKER_HOST)");
        }
        return answers;
    }

    @Test
    void listenersGetMessages() throws InterruptedException {
        String image = System.getenv().getOrDefault("FOUNDRY_TEST_REDIS_IMAGE", "redis:7");
        try (GenericContainer<?> redis = new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(6379)) {
            redis.start();
            try (ConfigurableApplicationContext context = LazyApp.run(
                    App.class,
                    "--spring.main.web-application-type=none",
                    "--spring.data.redis.host=" + redis.getHost(),
                    "--spring.data.redis.port=" + redis.getMappedPort(6379))) {
                StringRedisTemplate template = context.getBean(StringRedisTemplate.class);
                template.convertAndSend("annotated", "one");
                template.convertAndSend("typed", "one");

                assertThat(BY_TYPE.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(BY_ANNOTATION.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(LazyApp.reason(context, "annotated")).isEqualTo("message listener (@RedisListener)");
                assertThat(LazyApp.reason(context, "typed")).isEqualTo("message listener");
                assertThat(LazyApp.reason(context, "container")).isEqualTo("has a life cycle");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableRedisListeners
    static class App {

        @Bean
        RedisMessageListenerContainer container(RedisConnectionFactory connections, Typed typed) {
            RedisMessageListenerContainer container = new RedisMessageListenerContainer();
            container.setConnectionFactory(connections);
            container.addMessageListener(typed, new ChannelTopic("typed"));
            return container;
        }

        @Bean
        Typed typed() {
            return new Typed();
        }

        @Bean
        Annotated annotated() {
            return new Annotated();
        }
    }

    static final class Typed implements MessageListener {

        @Override
        public void onMessage(org.springframework.data.redis.connection.Message message, byte[] pattern) {
            BY_TYPE.countDown();
        }
    }

    static final class Annotated {

        @RedisListener(topic = "annotated")
        void on(String message) {
            BY_ANNOTATION.countDown();
        }
    }
}
