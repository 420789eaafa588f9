package io.ansage.push.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ansage.push.standin.PhoneState.Effect;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FcmStandInTest {

    private static final String TOKEN = "phone:abcdefgh";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-10-03T06:00:00Z"));
    private final HttpClient http = HttpClient.newHttpClient();
    private FcmStandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = FcmStandIn.start(0, now::get);
    }

    @AfterEach
    void stop() {
        http.close();
        standIn.close();
    }

    @Test
    void message_isAcceptedUnderAName_andShown() throws Exception {
        var answer = send(message(1, false, ""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("name").getAsString()).startsWith("projects/p1/messages/");
        assertThat(phone().shown()).extracting(PhoneState.Banner::title).containsExactly("title 1");
    }

    @Test
    void newerMessage_replacesTheBanner_silentlyOnlyIfAsked() throws Exception {
        send(message(1, false, ""));
        send(message(2, true, ""));
        send(message(3, false, ""));

        assertThat(phone().shown()).hasSize(1);
        assertThat(phone().shown().getFirst().version()).isEqualTo(3);
        assertThat(phone().interrupts()).isEqualTo(2);
        assertThat(phone().silentReplacements()).isEqualTo(1);
    }

    @Test
    void olderMessage_isDropped_aRepeatIsInvisible() throws Exception {
        send(message(2, false, ""));
        send(message(1, false, ""));
        send(message(2, false, ""));

        assertThat(phone().shown().getFirst().version()).isEqualTo(2);
        assertThat(phone().log()).extracting(PhoneState.Entry::effect)
                .containsExactly(Effect.BUZZED,
                        Effect.DROPPED_OLDER, Effect.REPEATED);
    }

    @Test
    void offlinePhone_getsTheLastOfATrip_whileItIsStillOfUse() throws Exception {
        var phone = standIn.install(TOKEN);
        phone.setOnline(false);
        send(message(1, false, "600s"));
        send(message(2, false, "600s"));
        phone.setOnline(true);
        assertThat(phone().shown()).extracting(PhoneState.Banner::version).containsExactly(2L);
        assertThat(phone().count(Effect.COLLAPSED)).isEqualTo(1);

        phone.setOnline(false);
        send(message(3, false, "600s"));
        now.updateAndGet(t -> t.plus(Duration.ofMinutes(10)));
        phone.setOnline(true);

        assertThat(phone().shown()).extracting(PhoneState.Banner::version).containsExactly(2L);
        assertThat(phone().count(Effect.EXPIRED)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"message\":{\"token\":\"bad token\"}} | message.token",
            "{\"message\":{}} | message",
            "{\"message\":{\"token\":\"phone:abcdefgh\",\"colour\":1}} | message",
            "{\"message\":{\"token\":\"phone:abcdefgh\",\"data\":{\"a\":1}}} | message.data",
            "{\"message\":{\"token\":\"phone:abcdefgh\",\"data\":{\"from\":\"x\"}}} | message.data",
            "{\"message\":{\"token\":\"phone:abcdefgh\",\"android\":{\"ttl\":\"-1s\"}}} | message.android.ttl",
            "{\"message\":{\"token\":\"phone:abcdefgh\",\"android\":{\"ttl\":\"2419201s\"}}} | message.android.ttl",
            "{\"message\":{\"token\":\"phone:abcdefgh\",\"android\":7}} | message.android",
            "{\"message\":{\"token\":\"phone:abcdefgh\",\"apns\":{\"headers\":{\"apns-priority\":\"7\"}}}}"
                    + " | message.apns.headers"})
    void invalidMessage_isRefused_namingTheField(String body, String field) throws Exception {
        var answer = send(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        var error = json(answer).getAsJsonObject("error");
        assertThat(error.get("status").getAsString()).isEqualTo("INVALID_ARGUMENT");
        assertThat(error.toString()).contains("google.firebase.fcm.v1.FcmError")
                .contains("\"field\":\"" + field + "\"");
        assertThat(standIn.findPhone(TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"message\":\"x\"}", "nonsense"})
    void whatIsNoMessage_isRefused(String body) throws Exception {
        assertThat(send(body).statusCode()).isEqualTo(400);
    }

    @Test
    void oversizedPayload_isRefused() throws Exception {
        var data = "x".repeat(4_100);
        var body = "{\"message\":{\"token\":\"" + TOKEN + "\",\"data\":{\"a\":\"" + data + "\"}}}";

        assertThat(send(body).statusCode()).isEqualTo(400);
        assertThat(send("{\"x\":\"" + "y".repeat(70_000) + "\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void unknownToken_isUnregistered_asFcmSaysIt() throws Exception {
        var answer = send(message(1, false, "").replace(TOKEN, "nobody:abcdefgh"));

        assertThat(answer.statusCode()).isEqualTo(404);
        var error = json(answer).getAsJsonObject("error");
        assertThat(error.get("status").getAsString()).isEqualTo("NOT_FOUND");
        assertThat(error.getAsJsonArray("details").get(0).getAsJsonObject().get("errorCode").getAsString())
                .isEqualTo("UNREGISTERED");
    }

    @Test
    void removedApp_staysRemoved_untilInstalledAgain() throws Exception {
        send(message(1, false, ""));
        standIn.uninstall(TOKEN);
        assertThat(send(message(2, false, "")).statusCode()).isEqualTo(404);

        standIn.install(TOKEN);
        assertThat(send(message(3, false, "")).statusCode()).isEqualTo(200);
    }

    @Test
    void missingAccessToken_isUnauthenticated() throws Exception {
        var request = HttpRequest.newBuilder(standIn.uri().resolve("/v1/projects/p1/messages:send"))
                .POST(HttpRequest.BodyPublishers.ofString(message(1, false, "")))
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void phones_canBeLookedAt_overHttp() throws Exception {
        send(message(1, false, ""));

        var one = json(get("/phones/" + TOKEN));
        var all = json(get("/phones?limit=5"));

        assertThat(one.get("interrupts").getAsInt()).isEqualTo(1);
        assertThat(one.getAsJsonArray("shown").get(0).getAsJsonObject().get("title").getAsString())
                .isEqualTo("title 1");
        assertThat(all.get("total").getAsInt()).isEqualTo(1);
        assertThat(all.getAsJsonArray("phones").get(0)).isEqualTo(one);
        assertThat(get("/phones/phone:nobody-1").statusCode()).isEqualTo(404);
    }

    @Test
    void listener_hearsWhatHappens_whileItListens() throws Exception {
        var heard = new ArrayList<Effect>();
        PhoneListener listener = (token, entry) -> heard.add(entry.effect());
        standIn.addListener(listener);
        send(message(1, false, ""));
        standIn.removeListener(listener);
        send(message(2, false, ""));

        assertThat(heard).isEqualTo(List.of(Effect.BUZZED));
    }

    @Test
    void memory_isBounded_countsGoOn() throws Exception {
        for (int version = 1; version <= 60; version++) {
            send(message(version, true, ""));
        }

        assertThat(phone().log()).hasSize(50);
        assertThat(phone().log().getLast().version()).isEqualTo(60);
        assertThat(phone().silentReplacements()).isEqualTo(59);
    }

    private PhoneState phone() {
        return standIn.findPhone(TOKEN).orElseThrow().state();
    }

    private static String message(long version, boolean silent, String ttl) {
        return """
                {"message":{"token":"%s","notification":{"title":"title %d","body":"body"},
                "data":{"version":"%d","notificationId":"n%d","silent":"%s"},
                "android":{"collapse_key":"trip","ttl":"%s","notification":{"tag":"trip"}}}}
                """.formatted(TOKEN, version, version, version, silent, ttl.isEmpty() ? "60s" : ttl);
    }

    private HttpResponse<String> send(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(standIn.uri().resolve("/v1/projects/p1/messages:send"))
                .header("Authorization", "Bearer " + FcmStandIn.ACCESS_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(standIn.uri().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
