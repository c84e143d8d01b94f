package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

class RepositoriesTests {

    private final GenericApplicationContext context = new GenericApplicationContext();

    @BeforeEach
    void asASpringApplicationLeavesIt() {
        context.setAllowCircularReferences(false);
    }

    @Test
    void aProgramThatMakesAllLazyItselfKeepsSpringDatasOwnDefault() {
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());

        assertThat(sourcesWhenPrepared().contains(Repositories.SOURCE_NAME)).isFalse();
    }

    @Test
    void aProgramThatAllowsCirclesKeepsItToo() {
        context.setAllowCircularReferences(true);

        assertThat(sourcesWhenPrepared().contains(Repositories.SOURCE_NAME)).isFalse();
    }

    @Test
    void theDefaultStaysOtherwise() {
        assertThat(sourcesWhenPrepared().contains(Repositories.SOURCE_NAME)).isTrue();
    }

    @Test
    void itIsTold() {
        SpringApplication application = new SpringApplication(Object.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThat(application.getListeners()).hasAtLeastOneElementOfType(Repositories.class);
    }

    private MutablePropertySources sourcesWhenPrepared() {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        sources.addLast(new MapPropertySource(
                Repositories.SOURCE_NAME, Map.of("spring.data.jpa.repositories.bootstrap-mode", "lazy")));
        new Repositories()
                .onApplicationEvent(
                        new ApplicationPreparedEvent(new SpringApplication(Object.class), new String[0], context));
        return sources;
    }
}
