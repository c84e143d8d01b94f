package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** A client of STOMP over WebSocket subscribes, asks, and is answered. */
class StompCompletenessTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "org.springframework.boot.websocket.autoconfigure.servlet.WebSocketMessagingAutoConfiguration"
            })
    void aQuestionIsAnsweredWithAndWithoutTheFilterOfBoot(String excluded) throws Exception {
        String without = excluded.equals("none") ? "" : excluded;
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--spring.autoconfigure.exclude=" + without)) {
            assertThat(context.getBeanFactory().containsSingleton("talk"))
                    .as("a controller is fetched at its first message")
                    .isFalse();
            assertThat(answer(context)).isEqualTo("hello Ada");
            assertThat(context.getBeanFactory().containsSingleton("talk")).isTrue();
            assertThat(LazyApp.reason(context, "stompWebSocketHandlerMapping")).isEqualTo("web infrastructure");
        }
    }

    @Test
    void theRegistryOfUsersSeesSessionsFromTheStart() {
        try (ConfigurableApplicationContext context = LazyApp.run(App.class)) {
            String[] names = context.getBeanFactory().getBeanNamesForType(SimpUserRegistry.class);

            assertThat(names).hasSize(1);
            assertThat(LazyApp.reason(context, names[0])).startsWith("declared as SimpUserRegistry");
        }
    }

    private static String answer(ConfigurableApplicationContext context) throws Exception {
        WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient());
        client.setMessageConverter(new StringMessageConverter());
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        String url = "ws://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/stomp";
        StompSession session =
                client.connectAsync(url, new StompSessionHandlerAdapter() {}).get(30, TimeUnit.SECONDS);
        session.subscribe("/topic/answers", new StompFrameHandler() {
            @Override
            public Type getPayloadType(StompHeaders headers) {
                return String.class;
            }

            @Override
            public void handleFrame(StompHeaders headers, Object payload) {
                answers.add((String) payload);
            }
        });
        try {
            // The broker does not confirm a subscription, so that the first answer may come before it
            for (int attempt = 0; attempt < 60; attempt++) {
                session.send("/app/questions", "Ada");
                String answer = answers.poll(500, TimeUnit.MILLISECONDS);
                if (answer != null) {
                    return answer;
                }
            }
            return "no answer";
        } finally {
            session.disconnect();
            client.stop();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebSocketMessageBroker
    static class App implements WebSocketMessageBrokerConfigurer {

        @Override
        public void registerStompEndpoints(StompEndpointRegistry registry) {
            registry.addEndpoint("/stomp");
        }

        @Override
        public void configureMessageBroker(MessageBrokerRegistry registry) {
            registry.enableSimpleBroker("/topic");
            registry.setApplicationDestinationPrefixes("/app");
        }

        @Bean
        Talk talk() {
            return new Talk();
        }
    }

    @Controller
    static class Talk {

        @MessageMapping("/questions")
        @org.springframework.messaging.handler.annotation.SendTo("/topic/answers")
        String answer(String name) {
            return "hello " + name;
        }
    }
}
