package io.ansage.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaCommandTest {

    @AfterEach
    void forget() {
        System.clearProperty(ClassArchive.PROPERTY);
    }

    @Test
    void startedByTheScript_brokerHasAnArchiveOfItsOwn_besideOurs() {
        System.setProperty(ClassArchive.PROPERTY, "/app/classes.jsa");

        var command = command();

        assertThat(command).contains("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=/app/kafka.jsa");
        // Behind the class path an option would be an argument of the program.
        assertThat(command.indexOf("-XX:SharedArchiveFile=/app/kafka.jsa")).isLessThan(command.indexOf("-cp"));
    }

    @Test
    void startedOtherwise_itHasNone() {
        assertThat(command()).noneMatch(word -> word.contains("Archive"));
    }

    private static List<String> command() {
        return KafkaCommand.of(Path.of("server.properties"), Path.of("kafka.log"));
    }
}
