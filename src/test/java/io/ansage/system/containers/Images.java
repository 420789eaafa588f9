package io.ansage.system.containers;

import com.github.dockerjava.api.exception.NotFoundException;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * Images a test may start. Nothing is pulled behind anyone's back: a test whose image is not on this machine is skipped,
 * on a build server too, and says what is missing.
 */
final class Images {

    private Images() {}

    /** PostgreSQL; another one is named by {@code ANSAGE_POSTGRES_IMAGE}. Skips the calling test where it is absent. */
    static DockerImageName postgres() {
        return present("ANSAGE_POSTGRES_IMAGE", "postgres:18").asCompatibleSubstituteFor("postgres");
    }

    /** Kafka; another one is named by {@code ANSAGE_KAFKA_IMAGE}. Skips the calling test where it is absent. */
    static DockerImageName kafka() {
        return present("ANSAGE_KAFKA_IMAGE", "apache/kafka:4.2.1").asCompatibleSubstituteFor("apache/kafka");
    }

    private static DockerImageName present(String variable, String usual) {
        var name = System.getenv().getOrDefault(variable, usual);
        if (!Engine.ABSENT_BECAUSE.isEmpty()) {
            Assumptions.abort("no container engine to start " + name + " with: " + Engine.ABSENT_BECAUSE);
        }
        try {
            DockerClientFactory.instance().client().inspectImageCmd(name).exec();
        } catch (NotFoundException e) {
            Assumptions.abort("no image " + name + " on this machine; pull it or name another one by " + variable);
        }
        return DockerImageName.parse(name);
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
