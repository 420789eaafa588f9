package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyStatus;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Explanations;
import io.ansage.query.api.Journeys;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The story this product exists for: +3, +10, +12, +20, +22, +30, cancelled, runs again +25, one every two minutes from
 * 06:50 for a train at 07:30; and its variants. Days rise with the order of the tests, and lie years ahead
 * of those of all other stories: passenger time does not run back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcceptanceStoryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    @Order(1)
    void eightInputs_fourInterruptions() {
        var story = Story.of(ServiceDate.of(2031, 2, 2), BERLIN, "07:30");
        EightInputs.play(story, 1).at("07:20").late(12).wants("07:20", "07:20:05", "BETTER").wantsNothingElse();
        assertThat(story.phone().shown()).hasSize(1);
    }

    @Test
    @Order(2)
    void eachInputTwice_sameOutcome() {
        EightInputs.play(Story.of(ServiceDate.of(2031, 2, 3), BERLIN, "07:30"), 2);
    }

    @Test
    @Order(3)
    void inReverse_theNewestIsTold_andTheRestIsHistory() {
        var story = Story.of(ServiceDate.of(2031, 2, 4), BERLIN, "07:30").at("07:04");
        var inputs = EightInputs.all(story);
        for (var observation : inputs.reversed()) {
            story.reported(observation);
        }
        story.at("07:10").wants("07:04", "07:05", "FIRST_DELAY").wantsNothingElse();
        assertThat(story.outlook().departureDelayAt(1)).isEqualTo(25);
        assertThat(story.outlook().status()).isNotEqualTo(JourneyStatus.CANCELLED);
    }

    @Test
    @Order(4)
    void overMidnight_sameOutcome() {
        // 24:10 on the clock of the service date: ten past midnight of the next calendar day.
        var story = Story.of(ServiceDate.of(2031, 2, 5), BERLIN, "24:10");
        EightInputs.playAt(story, 1, List.of("23:30", "23:32", "23:34", "23:36", "23:38", "23:40", "23:42", "23:44"),
                "23:46");
    }

    @Test
    @Order(5)
    void inTheNightTheClocksGoForward_sameOutcome() {
        // Service date of the Saturday, 26:40 counted from its noon: 03:40 summer time, as 02:40 does not exist.
        var story = Story.of(ServiceDate.of(2031, 3, 29), BERLIN, "26:40");
        EightInputs.playAt(story, 1, List.of("26:00", "26:02", "26:04", "26:06", "26:08", "26:10", "26:12", "26:14"),
                "26:16");
    }

    @Test
    @Order(6)
    void p14_lateInputsAfterDeparture_areHistoryOnly() {
        var story = Story.of(ServiceDate.of(2031, 4, 7), BERLIN, "07:30");
        story.at("06:50").late(3).at("06:52").late(10).at("06:54").late(12).at("06:56").late(20).at("06:58").late(22);
        story.wants("06:52", "06:53", "FIRST_DELAY");
        story.at("08:10");
        var late = EightInputs.all(story).subList(5, 8);
        story.reported(late.toArray(Observation[]::new)).at("08:15").wantsNothingElse();
        assertThat(story.outlook().departureDelayAt(1)).isEqualTo(25);
        assertThat(story.product().part(Journeys.class).listHistory(story.journey()))
                .extracting(entry -> entry.event().provenance().observedAt())
                .contains(story.instant("07:02"));
    }

    @Test
    @Order(7)
    void inTheNightTheClocksGoBack_sameOutcome() {
        // 26:40 counted from noon minus twelve hours is the first of the two 02:40 of that night.
        var story = Story.of(ServiceDate.of(2031, 10, 25), BERLIN, "26:40");
        EightInputs.playAt(story, 1, List.of("26:00", "26:02", "26:04", "26:06", "26:08", "26:10", "26:12", "26:14"),
                "26:16");
    }

    @Test
    @Order(8)
    void whatWasKnownAtAnyInstant_canBeAsked() {
        var story = Story.of(ServiceDate.of(2031, 10, 27), BERLIN, "07:30");
        EightInputs.play(story, 1);
        var journeys = story.product().part(Journeys.class);
        assertThat(journeys.findAsKnownAt(story.journey(), story.instant("06:57")).orElseThrow().departureDelayAt(1))
                .isEqualTo(20);
        assertThat(journeys.findAsKnownAt(story.journey(), story.instant("07:03")).orElseThrow().cancelled()).isTrue();
    }

    @Test
    @Order(9)
    void eachInput_canBeExplained_asItWasDecided() {
        var story = Story.of(ServiceDate.of(2031, 10, 28), BERLIN, "07:30");
        EightInputs.play(story, 1);
        var explanations = story.product().part(Explanations.class);

        var all = explanations.explain(story.passenger(), story.journey(), null, "en").orElseThrow();
        var first = explanations.explain(story.passenger(), story.journey(), story.instant("06:51"), "en")
                .orElseThrow();

        assertThat(all.timeline()).hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(decided -> assertThat(decided.agrees()).as("%s", decided).isTrue());
        assertThat(all.timeline()).extracting(Explanations.Decided::rule)
                .contains("BELOW_THRESHOLD", "FIRST_DELAY", "CANCELLED", "RUNS_AGAIN");
        assertThat(first.inWords()).contains("3 minutes late", "5 minutes and more, so we said nothing");
    }
}
