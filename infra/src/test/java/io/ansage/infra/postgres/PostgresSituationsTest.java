package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.message.Audience;
import io.ansage.domain.message.FeedAlert;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.Severity;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.api.Situations.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a station's screen says of messages: all that concern it, and nothing that is not public. */
class PostgresSituationsTest {

    private final NoticeRailway railway = new NoticeRailway();
    private final MessageDesk desk = new MessageDesk(railway);
    private final PostgresSituations situations = new PostgresSituations(railway.database.jdbc());

    @AfterEach
    void close() {
        railway.close();
    }

    static List<Audience> concerned() {
        return List.of(Audience.ofStop(new StopId("here")), Audience.ofNetwork("test"),
                Audience.ofLine(new LineRef("test", "RE 1")), Audience.ofJourney(NoticeRailway.JOURNEY),
                new Audience(List.of(), List.of(new Leg(NoticeRailway.JOURNEY, 1, 2)), List.of(), List.of(),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("concerned")
    void whateverConcernsAStop_isReadThere(Audience audience) {
        railway.withPassengers(1).onLine("RE 1");
        desk.publish(desk.content("Works", audience, Severity.DISRUPTION, Inhibits.NOTHING, Duration.ofHours(3)));

        assertThat(at("here")).singleElement().satisfies(s -> {
            assertThat(s.texts()).containsOnlyKeys("en", "de");
            assertThat(s.severity()).isEqualTo(Severity.DISRUPTION);
        });
        assertThat(at("elsewhere")).isEmpty();
    }

    @Test
    void draftsAndWhatIsOver_areNotReadByAnybody() {
        railway.withPassengers(1).onLine("RE 1");
        var content = desk.content("Works", Audience.ofStop(new StopId("here")), Severity.INFO, Inhibits.NOTHING,
                Duration.ofHours(3));
        desk.draft(content);
        assertThat(at("here")).isEmpty();
    }

    @Test
    void takenBack_isGone() {
        railway.withPassengers(1).onLine("RE 1");
        desk.publish(desk.content("Works", Audience.ofStop(new StopId("here")), Severity.INFO, Inhibits.NOTHING,
                Duration.ofHours(3)));
        assertThat(at("here")).hasSize(1);
        var later = railway.clock.instant().plus(Duration.ofHours(4));
        assertThat(situations.listAt(new StopId("here"), later, later.plus(Duration.ofHours(3)))).isEmpty();

        desk.archive();
        assertThat(at("here")).isEmpty();
    }

    static List<FeedAlert> alerts() {
        return List.of(alert(List.of(new StopId("here")), List.of(), List.of()),
                alert(List.of(), List.of(new LineRef("test", "RE 1")), List.of()),
                alert(List.of(), List.of(), List.of("test")));
    }

    private static FeedAlert alert(List<StopId> stops, List<LineRef> lines, List<String> networks) {
        return new FeedAlert("works", Map.of("und", new FeedAlert.Words("Works", "")), Severity.INFO, stops, lines,
                networks, null, null);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void whatAFeedSays_isReadWhereItConcerns_untilTheFeedDoesNotSayItAnyMore(FeedAlert alert) {
        railway.withPassengers(1).onLine("RE 1");
        var board = new PostgresFeedAlerts(railway.database.jdbc(), railway.clock);
        board.replace("feed", List.of(alert));
        board.replace("other feed", List.of());

        assertThat(at("here")).singleElement().satisfies(s -> {
            assertThat(s.id()).isEqualTo("feed:works");
            assertThat(s.texts()).containsOnlyKeys("und");
            assertThat(s.validUntil()).isNull();
        });
        assertThat(at("elsewhere")).isEmpty();
        var later = railway.clock.instant().plus(Duration.ofHours(25));
        assertThat(situations.listAt(new StopId("here"), later, later.plus(Duration.ofHours(3))))
                .as("of a feed that fell silent")
                .isEmpty();

        board.replace("feed", List.of());
        assertThat(at("here")).isEmpty();
    }

    private List<Situation> at(String stop) {
        var now = railway.clock.instant();
        return situations.listAt(new StopId(stop), now, now.plus(Duration.ofHours(3)));
    }
}
