package io.foundry.spring.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Speaks before Boot's analyzer of the binding failure around it, which would show the record's class name first. */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        Origin origin = cause.origin();
        String where = origin == null ? "" : String.format("%n%n    Set in: %s", origin);
        return new FailureAnalysis(
                "Property " + cause.property() + " " + cause.reason() + "." + where,
                "Give " + cause.property() + " a valid value, or remove it to get the default.",
                cause);
    }
}
