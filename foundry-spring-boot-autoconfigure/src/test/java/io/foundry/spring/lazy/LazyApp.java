package io.foundry.spring.lazy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs an application with the autopilot and nothing to heal what it left out: no warm-up. */
final class LazyApp {

    private LazyApp() {}

    static ConfigurableApplicationContext run(Class<?> app, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.main.register-shutdown-hook=false",
                // The level outlives the application, and other tests read warnings
                "--logging.level.root=warn"));
        all.addAll(List.of(arguments));
        SpringApplication application = new SpringApplication(app);
        application.setDefaultProperties(Map.of("foundry.lazy.warm-up", "false", "foundry.lazy.mode", "autopilot"));
        return application.run(all.toArray(String[]::new));
    }

    /** Why a bean was made at start; null where it was not. */
    static String reason(ConfigurableApplicationContext context, String bean) {
        return context.getBean(Autopilot.class).eager().get(bean);
    }

    /** Gives what happens on other threads half a minute. */
    static boolean within30Seconds(BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        return get(context.getEnvironment().getProperty("local.server.port"), path);
    }

    static HttpResponse<String> get(String port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
