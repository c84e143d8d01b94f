package io.foundry.spring.lazy;

import io.foundry.spring.lazy.autoconfigure.FoundryLazyAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A web application with a bean that cannot be created; run in a process of its own. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    FoundryLazyAutoConfiguration.class,
    ApplicationAvailabilityAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class
})
class FailingApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(FailingApplication.class);
        application.addListeners((ApplicationListener<ApplicationReadyEvent>)
                ready -> System.out.println("READY " + System.currentTimeMillis()));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> System.out.println("ENDED " + System.currentTimeMillis())));
        application.run(arguments);
    }

    @Bean
    StringBuilder fails(Runnable missing) {
        return new StringBuilder(missing.toString());
    }
}
