package io.ansage.web.testing;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.time.ServiceDate;
import io.ansage.web.WebModule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** A test against the running web module, over HTTP, on ports in memory. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {WebModule.class, World.class, WebTest.Boot.class},
        properties = {"ansage.web.burst=100000", "ansage.web.change-burst=100000", "ansage.web.heartbeat=200ms",
                "ansage.gtfs-rt.fresh=0s",
                "ansage.web.subscriptions-per-passenger=3", "ansage.web.devices-per-passenger=2",
                "spring.threads.virtual.enabled=true", "springdoc.packages-to-scan=io.ansage.web",
                "springdoc.swagger-ui.enabled=false", "springdoc.writer-with-order-by-keys=true"})
public abstract class WebTest {

    private static final AtomicInteger TRAINS = new AtomicInteger();
    private static final ServiceDate DAY = ServiceDate.of(2025, 10, 3);

    @Autowired protected MemoryJourneys journeys;

    @Autowired protected MemoryPassengers passengers;

    @Autowired protected RecordingGateway gateway;

    @LocalServerPort protected int port;

    /** What Spring Boot brings along. */
    @EnableAutoConfiguration
    static class Boot {}

    protected WebTestClient client() {
        // A connection for each request: one on which a stream was left must never be used again.
        return WebTestClient.bindToServer(
                new ReactorClientHttpConnector(HttpClient.create(ConnectionProvider.newConnection())))
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    protected WebTestClient as(String token) {
        return client().mutate().defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token).build();
    }

    /** A new train from Connolly over Mullingar to Sligo, with times. */
    protected JourneyId newTrain() {
        var number = "T" + TRAINS.incrementAndGet();
        var id = new JourneyId("ie", number, DAY);
        journeys.happen(new JourneyScheduled(id, new TrainNumber(number), null, null, ZoneId.of("Europe/Dublin"),
                List.of(call(0, "Dublin Connolly", null, "17:00"), call(10, "Mullingar", "18:00", "18:02"),
                        call(20, "Sligo", "20:00", null)),
                provenance(0)));
        return id;
    }

    /** It is reported late everywhere. */
    protected void late(JourneyId id, int minutes, int knownAfterMinutes) {
        var late = Duration.ofMinutes(minutes);
        journeys.happen(new TimesChanged(id, null, List.of(CallTimes.expected(0, null, at("17:00").plus(late)),
                CallTimes.expected(10, at("18:00").plus(late), at("18:02").plus(late)),
                CallTimes.expected(20, at("20:00").plus(late), null)), null, provenance(knownAfterMinutes)));
    }

    protected static Provenance provenance(int minutes) {
        var at = World.NOW.plus(Duration.ofMinutes(minutes));
        return new Provenance(new Source("irish-rail", SourceKind.REALTIME), at, at, null, Acceptance.VISIBLE_CHANGE);
    }

    private static StopCall call(int order, String name, String arrival, String departure) {
        return new StopCall(order, new StopId("ie:" + name.toLowerCase(Locale.ROOT).replace(' ', '-')), name,
                arrival == null ? null : at(arrival), departure == null ? null : at(departure), new Platform("4"));
    }

    private static Instant at(String time) {
        return Instant.parse("2025-10-03T" + time + ":00Z");
    }

    /** A new passenger's token and pseudonym. */
    protected Someone newPassenger() {
        var answer = client().post()
                .uri("/api/v1/session")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(new ParameterizedTypeReference<Map<String, String>>() {})
                .returnResult()
                .getResponseBody();
        var session = Objects.requireNonNull(answer);
        return new Someone(session.get("passengerId"), session.get("token"));
    }

    /** A passenger with a session. */
    protected record Someone(String id, String token) {}
}
