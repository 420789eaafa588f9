package io.ansage.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.system.faces.Stage;
import io.ansage.system.mirror.Published;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a running product really sends, on Kafka and on its streams, is what the AsyncAPI document describes. */
class RecordedStreamsTest {

    private static final String BEYOND_EVERYTHING = "999999999999";

    private final AsyncApi api = new AsyncApi();
    private final Stage stage = Stage.newMorning();
    private final String address = "http://localhost:" + stage.product().httpPort();

    @Test
    void everyStream_sendsWhatIsDescribed_andEveryDescribedMessageIsSeen() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var train = stage.train("RE 77", "09:00");
            var token = passengerOn(client, train);
            var paths = new TreeMap<>(Map.of("journeys", "/journeys/stream", "journey",
                    "/journeys/" + train + "/stream", "stop", "/stops/" + stage.stop(2).value() + "/stream",
                    "stopBoard", "/stops/" + stage.stop(2).value() + "/board/stream",
                    "journeysLive", "/journeys/live?ids=" + train, "myLive", "/me/live?ids=" + train));
            var recordings = new TreeMap<String, Recording>();
            paths.forEach((channel, path) -> recordings.put(channel, record(client, path, token, null)));
            var notices = record(client, "/me/notices/stream", token, null);
            recordings.get("stop").until("board", "departures");
            recordings.get("stopBoard").until("board", "announcement");

            stage.late(train, 20).advanceTo("08:05").platform(train, 21, "9").advanceTo("08:10").cancelled(train);

            notices.until("notice", "CANCELLED").close();
            validate("notices", notices);
            recordings.get("myLive").until("notice", "CANCELLED");
            recordings.get("stop").until("departures", "\"cancelled\":true").close();
            recordings.get("stopBoard").until("lines", "fällt heute aus").close();
            List.of("journeys", "journey", "journeysLive", "myLive")
                    .forEach(channel -> recordings.get(channel).until("journey", "CANCELLED").close());
            recordings.forEach(this::validate);
            paths.forEach((channel, path) -> {
                var anew = record(client, path, token, BEYOND_EVERYTHING).until("reset", "remedy");
                anew.close();
                validate(channel, anew);
                seen(recordings.get(channel), anew, channel);
            });
        }
    }

    @Test
    void everyRecordOfTheTopic_isDescribed() {
        var train = stage.train("RE 78", "09:00");
        stage.late(train, 20).platform(train, 21, "9").cancelled(train);

        var types = new TreeSet<String>();
        for (var published : Published.readAll(stage.product().servers().bootstrapServers())) {
            var headers = JsonMapper.shared().createObjectNode();
            published.headers().forEach(headers::put);
            var type = headers.path("ce_type").asString();
            assertThat(api.complaints("journeyEvents", type, headers, AsyncApi.json(published.value()))).isEmpty();
            assertThat(headers.path("ce_subject").asString()).isEqualTo(published.key());
            types.add(type);
        }
        assertThat(types).contains("io.ansage.journey.scheduled.v1", "io.ansage.journey.times-changed.v1",
                "io.ansage.journey.platform-changed.v1", "io.ansage.journey.cancelled.v1");
    }

    @Test
    void document_isServedToAnybody() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(address + "/asyncapi.json")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(AsyncApi.json(answer.body())).isEqualTo(api.document());
        }
    }

    private void validate(String channel, Recording recording) {
        for (var event : recording.events()) {
            assertThat(api.complaints(channel, event.name(), event.headers(), event.data())).isEmpty();
        }
    }

    /** Between the two of them, all that the channel is said to send. */
    private void seen(Recording before, Recording after, String channel) {
        var seen = names(before);
        seen.addAll(names(after));
        assertThat(seen).as("messages of " + channel).isEqualTo(new TreeSet<>(api.messagesOf(channel).keySet()));
    }

    private static TreeSet<String> names(Recording recording) {
        var names = new TreeSet<String>();
        recording.events().forEach(event -> names.add(event.name()));
        return names;
    }

    private Recording record(HttpClient client, String path, String token, @Nullable String lastEventId) {
        return Recording.of(client, address + "/api/v1", path, path.startsWith("/me/") ? token : null, lastEventId);
    }

    private String passengerOn(HttpClient client, JourneyId train) throws Exception {
        var token = post(client, "/session", "{}", "").path("token").asString();
        post(client, "/me/devices", "{\"channel\":\"fcm\",\"token\":\"contract-phone-" + stage.date() + "\"}", token);
        post(client, "/me/subscriptions",
                "{\"journeyId\":\"" + train + "\",\"from\":\"1\",\"to\":\"3\"}", token);
        stage.product().awaitQuiet();
        return token;
    }

    private JsonNode post(HttpClient client, String path, String body, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return AsyncApi.json(answer.body());
    }
}
