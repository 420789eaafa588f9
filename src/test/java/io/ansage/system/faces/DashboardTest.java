package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.system.SharedData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Grafana dashboard asks for what a running product exports, and for all that passes or waits on the walk. */
class DashboardTest {

    private static final Pattern NAME = Pattern.compile("ansage_[a-z_]+");
    /** What passes or waits on the walk, from observations to streams. */
    private static final Pattern STAGES = Pattern.compile("ansage_(observations|events|store|mirror|processor|settling|"
            + "windows|notices|ledger|outbox|deliveries|streams|stage)_");
    /** What an ordinary morning does not bring. */
    private static final Set<String> NOT_TODAY = Set.of("ansage_observations_quarantined_total");

    @Test
    void everyMetricOfTheDashboardIsExported_andEveryMetricIsOnTheDashboard() throws Exception {
        var stage = Stage.newMorning();
        var train = stage.train("RE 80", "09:30");
        stage.passenger(train);
        // Repeated, so that the gate has something to suppress and the policy something to be silent about.
        stage.late(train, 22).late(train, 22);
        stage.product().advanceTo(stage.product().clock().instant().plusSeconds(300));
        stage.late(train, 23).late(train, 22);
        stage.product().advanceTo(stage.product().clock().instant().plusSeconds(300));

        var exported = exported(stage.product().managementPort());
        var asked = asked();

        assertThat(exported).containsAll(asked.stream().filter(name -> !NOT_TODAY.contains(name)).toList());
        assertThat(asked).containsAll(exported.stream().filter(name -> STAGES.matcher(name).lookingAt()).toList());
    }

    private static Set<String> asked() throws IOException {
        var dashboard = JsonMapper.shared()
                .readTree(Files.readString(SharedData.root().resolve("infra/dashboards/flow.json")));
        return dashboard.findValues("expr")
                .stream()
                .map(JsonNode::asString)
                .flatMap(expression -> NAME.matcher(expression).results().map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> exported(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var page = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus")).build(),
                    BodyHandlers.ofString());
            return page.body()
                    .lines()
                    .filter(line -> line.startsWith("ansage_"))
                    .flatMap(line -> NAME.matcher(line).results().limit(1).map(found -> found.group()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
