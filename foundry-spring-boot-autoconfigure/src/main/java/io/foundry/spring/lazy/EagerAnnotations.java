package io.foundry.spring.lazy;

import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The annotations by which methods are called without anybody asking for their bean. A table of names.
 *
 * <p>Annotations that carry one of these count as well. {@code @EventListener} is not here: Spring registers its
 * methods from the declared type and fetches the bean at the first event, and controllers are fetched at the first
 * request or message. For one thread.
 */
final class EagerAnnotations {

    private static final String NONE = "";

    private static final Map<String, String> REASONS = new HashMap<>();

    static {
        because("scheduled", "org.springframework.scheduling.annotation", "Scheduled", "Schedules");
        because(
                "message listener",
                "org.springframework.kafka.annotation",
                "KafkaListener",
                "KafkaListeners",
                "KafkaHandler");
        because(
                "message listener",
                "org.springframework.amqp.rabbit.annotation",
                "RabbitListener",
                "RabbitListeners",
                "RabbitHandler");
        because("message listener", "org.springframework.jms.annotation", "JmsListener", "JmsListeners");
        because(
                "message listener",
                "org.springframework.pulsar.annotation",
                "PulsarListener",
                "PulsarListeners",
                "PulsarReader",
                "PulsarReaders",
                "ReactivePulsarListener",
                "ReactivePulsarListeners");
        because("message listener", "org.springframework.data.redis.annotation", "RedisListener", "RedisListeners");
        because("message listener", "io.awspring.cloud.sqs.annotation", "SqsListener", "SqsListeners", "SqsHandler");
        because("message listener", "org.springframework.cloud.stream.annotation", "StreamListener", "EnableBinding");
        because("does something when it is created", "jakarta.annotation", "PostConstruct");
        because("web socket", "jakarta.websocket.server", "ServerEndpoint");
        because("gRPC service", "org.springframework.grpc.server.service", "GrpcService");
        because("JMX", "org.springframework.jmx.export.annotation", "ManagedResource");
    }

    private static final String INTEGRATION = "org.springframework.integration.annotation.";

    private final Map<Class<?>, String> known = new HashMap<>();

    /**
     * Says why a bean with an annotation must be there at start.
     *
     * @param annotation on its class, on one of its methods, or on the method that makes it
     * @return a few words, null where it need not
     */
    @Nullable
    String reason(Class<? extends Annotation> annotation) {
        String found = known.get(annotation);
        if (found == null) {
            found = look(annotation, new HashSet<>());
            if (!found.equals(NONE)) {
                found += " (@" + annotation.getSimpleName() + ")";
            }
            known.put(annotation, found);
        }
        return found.equals(NONE) ? null : found;
    }

    private static String look(Class<? extends Annotation> annotation, Set<Class<?>> seen) {
        String name = annotation.getName();
        String own = REASONS.get(name);
        if (own != null) {
            return own;
        }
        if (name.startsWith(INTEGRATION)) {
            return "message flow";
        }
        if (name.startsWith("java.") || !seen.add(annotation)) {
            return NONE;
        }
        for (Annotation meta : annotation.getDeclaredAnnotations()) {
            String inherited = look(meta.annotationType(), seen);
            if (!inherited.equals(NONE)) {
                return inherited;
            }
        }
        return NONE;
    }

    private static void because(String reason, String annotationPackage, String... names) {
        for (String name : names) {
            REASONS.put(annotationPackage + "." + name, reason);
        }
    }
}
