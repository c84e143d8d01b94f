package io.foundry.spring.cache;

import io.foundry.spring.config.FoundryProperties;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Settings as an application has them. */
final class TestSettings {

    private TestSettings() {}

    static CacheProperties properties(Map<String, Object> values) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        return FoundryProperties.bind(environment, "foundry.cache", CacheProperties.class);
    }
}
