package io.foundry.atlas.postgres;

import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Holds where none of the properties is set by which Spring Boot is told of a database. */
class NoDatabaseGiven implements Condition {

    private static final List<String> GIVEN_BY = List.of(
            "spring.datasource.url",
            "spring.datasource.jndi-name",
            "spring.datasource.hikari.jdbc-url",
            "spring.datasource.hikari.data-source-class-name");

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return GIVEN_BY.stream().map(environment::getProperty).noneMatch(StringUtils::hasText);
    }
}
