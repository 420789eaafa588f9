package io.ansage.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsParserTest {

    @TempDir Path current;

    @Test
    void withoutOptions_sampleTrainsRunOnTheUsualPorts() {
        RunOptions options = parse();

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.managementPort()).isEqualTo(8081);
        assertThat(options.data()).isEqualTo(current.resolve(".ansage"));
        assertThat(options.fresh()).isFalse();
        assertThat(options.properties()).containsOnly(Map.entry("ansage.sample", "true"));
    }

    @Test
    void managementPort_followsThePort() {
        assertThat(parse("--port", "9000").managementPort()).isEqualTo(9001);
    }

    @Test
    void feedFiles_areFoundFromTheUsersFolder() throws IOException {
        Files.createFile(current.resolve("ireland.zip"));

        assertThat(parse("--gtfs", "ireland.zip").properties())
                .containsEntry("ansage.gtfs", current.resolve("ireland.zip").toString())
                .containsEntry("ansage.sample", "false");
    }

    @Test
    void severalLiveFeeds_areNumberedInOrder() {
        assertThat(parse("--gtfs-rt", "https://a.example/t", "https://b.example/t", "--gtfs-rt=https://c.example/t")
                .properties()).containsEntry("ansage.gtfs-rt[0]", "https://a.example/t")
                .containsEntry("ansage.gtfs-rt[1]", "https://b.example/t")
                .containsEntry("ansage.gtfs-rt[2]", "https://c.example/t");
    }

    @Test
    void anySpringProperty_canBeSet() {
        assertThat(parse("--set", "server.address=127.0.0.1").properties())
                .containsEntry("server.address", "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"--prot 80, --prot", "--port, --port", "--port 0, --port", "--port 65536, --port", "--port x, --port",
            "--zone Mars/Olympus, --zone", "--speed fast, --speed", "--clock moon, --clock",
            "--passengers -1, --passengers",
            "--gtfs nothing.zip, nothing.zip", "--batch-folder none, none", "--set novalue, --set",
            "--data --fresh, --data", "--port 80 --management-port 80, --management-port", "stray, stray"})
    void mistake_isNamedInOneLineWithAWayOut(String line, String named) {
        assertThatThrownBy(() -> parse(line.split(" "))).isInstanceOf(StartupProblem.class)
                .message()
                .contains(named)
                .doesNotContain("\n");
    }

    @Test
    void helpExplainsEveryOptionTheParserKnows() throws IOException {
        String help;
        try (var text = RunOptions.class.getResourceAsStream("help.txt")) {
            help = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(help).contains("--port", "--management-port", "--data", "--fresh", "--gtfs ", "--gtfs-rt",
                "--irish-rail", "--speed", "--zone", "--clock", "--batch-folder", "--shadow-gtfs-rt",
                "--shadow-irish-rail", "--no-sample", "--passengers",
                "--set",
                "--help", "--version");
    }

    private RunOptions parse(String... arguments) {
        return RunOptionsParser.parse(current, List.of(arguments));
    }
}
