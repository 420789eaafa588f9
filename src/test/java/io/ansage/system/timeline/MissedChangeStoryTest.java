package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A passenger with a change, as they see it over HTTP and on their phone: from Astadt at 07:30 to Mitte at 08:00, on from
 * there at 08:12 to Zell. An hour later another train goes there.
 */
class MissedChangeStoryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Source FEED = new Source("story-feed", SourceKind.REALTIME);
    private static final JsonMapper JSON = new JsonMapper();

    private final Product product = Product.shared();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int number = product.nextStory();
    private final String network = "change" + number;
    private final String phone = "change-phone-" + number;
    private final ServiceDate date = product.nextDate();
    private final PlannedJourney feeder = train("A" + number, "Astadt", "07:30", "Mitte", "08:00");
    private final PlannedJourney second = train("B" + number, "Mitte", "08:12", "Zell", "09:00");
    private final PlannedJourney third = train("C" + number, "Mitte", "09:12", "Zell", "10:00");
    private String token = "";
    private PassengerId passenger = PassengerId.random();
    private int messages;

    @Test
    void feederLate_changeTight_missed_offerTaken_oldTrainIsSilent_newOneIsHeardOf() throws Exception {
        at("06:00");
        product.part(JourneyScheduler.class).schedule(List.of(feeder, second, third));
        // The trains are found only once their projection has seen them.
        product.awaitQuiet();
        var subscription = subscribes();

        at("07:00");
        late(feeder, 8);
        at("07:02");
        assertThat(last().reason()).isEqualTo("CONNECTION_AT_RISK");
        assertThat(phone()).isEqualTo("Mitte: change to B" + number + " is tight");

        late(feeder, 13);
        at("07:04");
        assertThat(last().reason()).isEqualTo("CONNECTION_BROKEN");
        assertThat(phone()).isEqualTo("Mitte: B" + number + " will be missed");
        assertThat(last().body()).contains("Next: C" + number + " at 09:12, arrives 10:00.");

        var offers = "/api/v1/me/subscriptions/" + subscription + "/offers";
        var offer = call("GET", offers, null).get("items");
        assertThat(offer).hasSize(1);
        assertThat(offer.get(0).get("holds").booleanValue()).isTrue();
        var trip = call("POST", offers + "/" + offer.get(0).get("id").stringValue() + "/accept", null);
        assertThat(trip.get("legs").valueStream().map(leg -> leg.get("journeyId").stringValue()))
                .containsExactly(feeder.id().toString(), third.id().toString());
        product.awaitQuiet();

        int told = interruptions();
        cancelled(second);
        at("07:10");
        assertThat(interruptions()).as("nothing is heard of the train they do not take any more").isEqualTo(told);
        assertThat(call("GET", offers, null).get("items")).as("offers of a trip that is no more").isEmpty();

        cancelled(third);
        assertThat(interruptions()).isEqualTo(told + 1);
        assertThat(last().reason()).isEqualTo("CANCELLED");
        assertThat(last().journeyId()).isEqualTo(third.id());
        assertThat(product.provider().findPhone(phone).orElseThrow().state().interrupts()).isEqualTo(told + 1);
    }

    /** A new passenger with a phone and this trip; answers the subscription's id. */
    private String subscribes() throws Exception {
        product.provider().install(phone);
        var session = call("POST", "/api/v1/session", null);
        token = session.get("token").stringValue();
        passenger = new PassengerId(session.get("passengerId").stringValue());
        call("POST", "/api/v1/me/devices", "{\"channel\":\"fcm\",\"token\":\"" + phone + "\"}");
        var subscription = call("POST", "/api/v1/me/subscriptions",
                "{\"legs\":[" + leg(feeder) + "," + leg(second) + "]}").get("id").stringValue();
        product.awaitQuiet();
        return subscription;
    }

    private static String leg(PlannedJourney train) {
        return "{\"journeyId\":\"" + train.id() + "\",\"from\":\"1\",\"to\":\"2\"}";
    }

    private JsonNode call(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.httpPort() + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        var response = http.send(
                (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JSON.readTree(response.body());
    }

    private void late(PlannedJourney train, int minutes) {
        var late = Duration.ofMinutes(minutes);
        report(train, ReportedStatus.RUNNING, train.calls()
                .stream()
                .map(c -> new ObservedCall(c.order(), null, null, null, null, plus(c.aimedArrival(), late),
                        plus(c.aimedDeparture(), late), null, null, null, null, null, null, CallPhase.AHEAD))
                .toList());
    }

    private void cancelled(PlannedJourney train) {
        report(train, ReportedStatus.CANCELLED, List.of());
    }

    private void report(PlannedJourney train, ReportedStatus status, List<ObservedCall> calls) {
        messages++;
        var now = product.clock().instant();
        product.part(ObservationIntake.class)
                .accept(List.of(new Observation(train.id() + "/" + messages, Report.of(FEED, now, now),
                        new JourneyRef(network, train.id().trip(), train.trainNumber(), date), status, null, calls,
                        null, null, train)));
        product.awaitQuiet();
    }

    private Notice last() {
        return notices().getLast();
    }

    private int interruptions() {
        return (int) notices().stream()
                .filter(n -> n.noticeClass().interrupts() && n.status().equals("accepted"))
                .count();
    }

    private List<Notice> notices() {
        return product.part(Notices.class).listOf(passenger, 0, 1000);
    }

    /** Title of the one notification that the phone shows. */
    private String phone() {
        var shown = product.provider().findPhone(phone).orElseThrow().state().shown();
        assertThat(shown).hasSize(1);
        return shown.iterator().next().title();
    }

    private void at(String time) {
        product.advanceTo(instant(time));
    }

    private Instant instant(String time) {
        return date.at(Integer.parseInt(time.substring(0, 2)), Integer.parseInt(time.substring(3)), BERLIN);
    }

    private PlannedJourney train(String name, String from, String departure, String to, String arrival) {
        return new PlannedJourney(new JourneyId(network, name, date), new TrainNumber(name), null, to, BERLIN,
                List.of(new StopCall(1, new StopId(network + ":" + from), from, null, instant(departure), null),
                        new StopCall(2, new StopId(network + ":" + to), to, instant(arrival), null, null)));
    }

    private static @Nullable Instant plus(@Nullable Instant instant, Duration time) {
        return instant == null ? null : instant.plus(time);
    }
}
