package io.foundry.atlas.dataset;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which file and line ended the start, and what to do. */
class CityFileFailureAnalyzer extends AbstractFailureAnalyzer<CityFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CityFileException cause) {
        String place = cause.line() == 0 ? "" : ", line " + cause.line();
        String description = "The cities could not be imported from " + cause.file() + place + ": " + cause.getMessage()
                + "\nNothing was changed: cities of an earlier import are still in the database.";
        String action = "Repair or replace the file, or name another one with the property 'atlas.cities'"
                + " (by default Atlas uses the file that it carries, classpath:data/cities.csv.gz).";
        return new FailureAnalysis(description, action, cause);
    }
}
