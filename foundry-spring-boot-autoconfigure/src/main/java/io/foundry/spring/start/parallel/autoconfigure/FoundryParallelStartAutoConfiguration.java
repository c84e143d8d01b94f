package io.foundry.spring.start.parallel.autoconfigure;

import io.foundry.spring.config.FoundryProperties;
import io.foundry.spring.start.StartProperties;
import io.foundry.spring.start.parallel.EntityManagerFactories;
import io.foundry.spring.start.parallel.StartThreads;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/** Auto-configuration of slow and independent work beside the rest of the start. */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "start.enabled"},
        matchIfMissing = true)
@ConditionalOnBooleanProperty("foundry.start.parallel.enabled")
public final class FoundryParallelStartAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    static StartThreads foundryStartThreads(Environment environment) {
        return new StartThreads(FoundryProperties.bind(environment, "foundry.start", StartProperties.class)
                .parallel()
                .threads());
    }

    /** Where there is JPA in a servlet application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({
        AbstractEntityManagerFactoryBean.class,
        EntityManagerFactory.class,
        ServletContextInitializer.class
    })
    static class Jpa {

        @Bean
        @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
        static EntityManagerFactories foundryEntityManagerFactories(
                ConfigurableListableBeanFactory beanFactory, ObjectProvider<StartThreads> threads) {
            // Asked for when there is work: what a post-processor needs itself is not seen by the other post-processors
            return new EntityManagerFactories(
                    beanFactory, work -> threads.getObject().execute(work));
        }
    }
}
