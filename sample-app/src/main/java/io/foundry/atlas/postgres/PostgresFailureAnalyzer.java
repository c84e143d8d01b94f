package io.foundry.atlas.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why Atlas's own server did not start, and what to do. */
class PostgresFailureAnalyzer extends AbstractFailureAnalyzer<PostgresException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PostgresException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
