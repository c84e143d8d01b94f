package io.foundry.atlas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Tests that need a Docker engine: where none answers they are skipped, and the build's output says so. */
@Tag("docker")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DockerRequired.EngineAnswers.class)
@interface DockerRequired {

    /** Asks Testcontainers, which knows the places where an engine may be. */
    class EngineAnswers implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return ConditionEvaluationResult.enabled("a Docker engine answers");
            }
            String reason = context.getDisplayName() + " is skipped: no Docker engine answers (see DOCKER_HOST)";
            System.out.println(reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
