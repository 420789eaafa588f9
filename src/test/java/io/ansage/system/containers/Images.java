package io.ansage.system.containers;

import com.github.dockerjava.api.exception.NotFoundException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * Images a test may start. Nothing is pulled behind anyone's back: a test whose image is not on this machine is skipped,
 * on a build server too, and says what is missing.
 */
final class Images {

    private Images() {}

    /** PostgreSQL; another one is named by {@code ANSAGE_POSTGRES_IMAGE}. */
    static DockerImageName postgres() {
        return DockerImageName.parse(named("ANSAGE_POSTGRES_IMAGE", "postgres:18"))
                .asCompatibleSubstituteFor("postgres");
    }

    /** Kafka; another one is named by {@code ANSAGE_KAFKA_IMAGE}. */
    static DockerImageName kafka() {
        return DockerImageName.parse(named("ANSAGE_KAFKA_IMAGE", "apache/kafka:4.2.1"))
                .asCompatibleSubstituteFor("apache/kafka");
    }

    private static String named(String variable, String usual) {
        return System.getenv().getOrDefault(variable, usual);
    }

    /** Every test of this package needs PostgreSQL; those with tag {@code kafka} need Kafka too. */
    static final class Present implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            if (!Engine.ABSENT_BECAUSE.isEmpty()) {
                return ConditionEvaluationResult.disabled("no container engine: " + Engine.ABSENT_BECAUSE);
            }
            if (isAbsent(postgres())) {
                return ConditionEvaluationResult.disabled("pull " + postgres() + " or set ANSAGE_POSTGRES_IMAGE");
            }
            if (test.getTags().contains("kafka") && isAbsent(kafka())) {
                return ConditionEvaluationResult.disabled("pull " + kafka() + " or set ANSAGE_KAFKA_IMAGE");
            }
            return ConditionEvaluationResult.enabled("engine and images are here");
        }

        private static boolean isAbsent(DockerImageName image) {
            try {
                DockerClientFactory.instance().client().inspectImageCmd(image.toString()).exec();
                return false;
            } catch (NotFoundException e) {
                return true;
            }
        }
    }

    /** Asked once: an engine that can reach no registry takes its time to say so. */
    private static final class Engine {

        static final String ABSENT_BECAUSE = absentBecause();

        private static String absentBecause() {
            try {
                DockerClientFactory.instance().client();
                return "";
            } catch (RuntimeException e) {
                // Also an engine without the images that Testcontainers itself needs.
                return String.valueOf(e.getMessage());
            }
        }
    }
}
