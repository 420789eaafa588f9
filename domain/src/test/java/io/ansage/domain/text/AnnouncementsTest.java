package io.ansage.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.PlatformChanged;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.time.ServiceDate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementsTest {

    private static final Instant LEAVES = Instant.parse("2026-03-02T07:05:00Z");
    private static final JourneyId ID = new JourneyId("x", "4046", ServiceDate.of(2026, 3, 2));

    private final Announcements announcements = new Announcements();

    @Test
    void lateness_isSaidWithTheNewTime_inThreeLanguages() {
        var train = train(late(12));

        assertThat(announcements.at(train, 1)).containsOnlyKeys("de", "en", "fr")
                .containsEntry("de",
                        "Bitte beachten Sie: Intercity 40 46 nach Ahrenstedt Hauptbahnhof, planmäßige Abfahrt "
                                + "8 Uhr 5, fährt voraussichtlich 12 Minuten später ab, um 8 Uhr 17.")
                .containsEntry("en", "Attention please. Intercity 40 46 to Ahrenstedt Hauptbahnhof, planned departure "
                        + "8:05, is expected to leave about 12 minutes later, at 8:17.")
                .containsEntry("fr", "Votre attention s’il vous plaît. Le train Intercity 40 46 à destination "
                        + "d’Ahrenstedt Hauptbahnhof, départ prévu à 8 heures 5, partira avec environ 12 minutes de retard, "
                        + "à 8 heures 17.");
    }

    @Test
    void newPlatform_isSaidWithTheOldOne_andTogetherWithALateness() {
        var moved = new PlatformChanged(ID, 1, new Platform("7a"), new Platform("3"), provenance());

        assertThat(announcements.at(train(moved), 1)).containsEntry("de",
                "Bitte beachten Sie: Intercity 40 46 nach Ahrenstedt Hauptbahnhof, planmäßige Abfahrt 8 Uhr 5, fährt heute "
                        + "von Gleis 3 ab, nicht von Gleis 7 a.");
        assertThat(announcements.at(train(moved, late(55)), 1).get("en"))
                .contains("leaves from platform 3 today, not from platform 7 a")
                .contains("about 55 minutes later, at 9:00.");
    }

    @Test
    void cancellation_saysNothingElse_andTheLastStopSpeaksOfArrivals() {
        var train = train(late(12), new JourneyCancelled(ID, null, provenance()));

        assertThat(announcements.at(train, 1).get("fr")).endsWith("est supprimé aujourd’hui.").doesNotContain("12");
        assertThat(announcements.at(train, 2).get("en"))
                .isEqualTo("Attention please. Intercity 40 46 from Saint Marien, Ost, planned arrival 9:05, "
                        + "is cancelled today.");
    }

    @Test
    void whatIsAsPlanned_orFourMinutesLate_isNotAnnounced() {
        assertThat(announcements.at(train(), 1)).isEmpty();
        assertThat(announcements.at(train(late(4)), 1)).isEmpty();
        assertThat(announcements.at(train(late(5)), 1)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ICE 73,I C E 73", "IC 4046,Intercity 40 46", "RE1,Regional-Express 1", "S 3,S-Bahn 3",
            "RB 12345,Regionalbahn 1 2 3 4 5", "IC 2004,Intercity 2 0 0 4", "A906,A 906", "Schnellzug,Schnellzug",
            "73,73"})
    void trains_areSpokenAsTheirDigitsAreRead(String name, String spoken) {
        assertThat(new SpokenWords(Catalogue.of("spoken", "de")).train(name)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({"Ahrenstedt Hbf,Ahrenstedt Hauptbahnhof", "Neustadt Bf,Neustadt Bahnhof",
            "Königstr.,Königstraße", "Berliner Str.,Berliner Straße", "St. Anna,Sankt Anna",
            "Frankfurt (Main),'Frankfurt, Main'"})
    void stations_areSpokenInFull(String name, String spoken) {
        assertThat(new SpokenWords(Catalogue.of("spoken", "de")).stop(name)).isEqualTo(spoken);
    }

    private static JourneyOutlook train(JourneyEvent... news) {
        List<JourneyEvent> events = new ArrayList<>();
        events.add(new JourneyScheduled(ID, new TrainNumber("IC 4046"), "IC 4", null, ZoneId.of("Europe/Berlin"),
                List.of(new StopCall(1, new StopId("x:a"), "St. Marien (Ost)", null, LEAVES, new Platform("7a")),
                        new StopCall(2, new StopId("x:b"), "Ahrenstedt Hbf", LEAVES.plus(Duration.ofHours(1)), null,
                                new Platform("1"))),
                provenance()));
        events.addAll(List.of(news));
        return Objects.requireNonNull(JourneyFold.fold(events));
    }

    private static TimesChanged late(int minutes) {
        var late = Duration.ofMinutes(minutes);
        return new TimesChanged(ID, null, List.of(CallTimes.expected(1, null, LEAVES.plus(late)),
                CallTimes.expected(2, LEAVES.plus(Duration.ofHours(1)).plus(late), null)), null, provenance());
    }

    private static Provenance provenance() {
        return new Provenance(new Source("feed", SourceKind.REALTIME), LEAVES.minusSeconds(3600),
                LEAVES.minusSeconds(3600), null, Acceptance.VISIBLE_CHANGE);
    }
}
