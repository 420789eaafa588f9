package io.ansage.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.observation.Reports;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceDateTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ServiceDate FRIDAY = ServiceDate.of(2025, 10, 3);
    /** The clocks go forward in the night to the 30th. */
    private static final ServiceDate SPRING = ServiceDate.of(2025, 3, 30);
    /** The clocks go back in the night to the 26th. */
    private static final ServiceDate AUTUMN = ServiceDate.of(2025, 10, 26);

    @Test
    void p35_trainOfTheEvening_belongsToItsServiceDate_alsoAt2535() {
        var time = FRIDAY.at(25, 35, BERLIN);

        assertThat(time).isEqualTo("2025-10-03T23:35:00Z");
        assertThat(ServiceDate.on(time, BERLIN)).as("the calendar says otherwise").isEqualTo(FRIDAY.plusDays(1));
        // Seven minutes late after midnight is seven minutes, and not a day less.
        var train = departing(FRIDAY, 25, 35);
        assertThat(after(train, 7 * 60).departureDelay()).isEqualTo(7);
        assertThat(JourneyId.parse("de:t:2025-10-03").serviceDate()).isEqualTo(FRIDAY);
    }

    @Test
    void p36_timesAreCountedFromNoonMinusTwelveHours_onTheDaysOf23And25HoursToo() {
        assertThat(clock(SPRING.at(9, 0, BERLIN))).isEqualTo(LocalTime.of(9, 0));
        assertThat(clock(AUTUMN.at(9, 0, BERLIN))).isEqualTo(LocalTime.of(9, 0));
        assertThat(Duration.between(SPRING.origin(BERLIN), SPRING.plusDays(1).origin(BERLIN)))
                .isEqualTo(Duration.ofHours(24));
        assertThat(Duration.between(SPRING.plusDays(-1).origin(BERLIN), SPRING.origin(BERLIN)))
                .isEqualTo(Duration.ofHours(23));
        assertThat(Duration.between(AUTUMN.plusDays(-1).origin(BERLIN), AUTUMN.origin(BERLIN)))
                .isEqualTo(Duration.ofHours(25));
        // Scheduled and reported times share the origin, so no delay of an hour comes out.
        assertThat(after(departing(SPRING, 9, 0), 180).departureDelay()).isEqualTo(3);
        assertThat(after(departing(AUTUMN, 9, 0), 180).departureDelay()).isEqualTo(3);
    }

    @Test
    void p37_earlyRunning_leadsBackOverMidnight() {
        var train = departing(FRIDAY, 24, 5);

        var early = after(train, -600);

        assertThat(early.departureDelay()).isEqualTo(-10);
        assertThat(early.departure()).isEqualTo("2025-10-03T21:55:00Z");
        assertThat(clock(Instant.parse("2025-10-03T21:55:00Z"))).isEqualTo(LocalTime.of(23, 55));
    }

    @Test
    void p40_sameClockTime_inTwoZones_isTwoInstants() {
        assertThat(FRIDAY.at(8, 0, ZoneId.of("Europe/Dublin"))).isEqualTo("2025-10-03T07:00:00Z");
        assertThat(FRIDAY.at(8, 0, BERLIN)).isEqualTo("2025-10-03T06:00:00Z");
    }

    @Test
    void p42_twoTrainsAtTheSameClockTimeOfTheRepeatedHour_stayTwo() {
        var first = AUTUMN.plusDays(-1).at(26, 23, BERLIN);
        var second = AUTUMN.plusDays(-1).at(27, 23, BERLIN);

        assertThat(clock(first)).isEqualTo(clock(second)).isEqualTo(LocalTime.of(2, 23));
        assertThat(Duration.between(first, second)).isEqualTo(Duration.ofHours(1));
        // Neither is an hour late or early for being punctual.
        assertThat(after(departing(AUTUMN.plusDays(-1), 26, 23), 0).departureDelay()).isZero();
        assertThat(after(departing(AUTUMN.plusDays(-1), 27, 23), 0).departureDelay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"3 October", "2025-13-01", "20251003", "''"})
    void whatIsNoDate_isRefusedByName(String text) {
        assertThatThrownBy(() -> ServiceDate.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("serviceDate");
    }

    private static LocalTime clock(Instant instant) {
        return LocalTime.ofInstant(instant, BERLIN);
    }

    private static JourneyOutlook departing(ServiceDate date, int hour, int minute) {
        var id = new JourneyId("de", "t", date);
        var planned = date.at(hour, minute, BERLIN);
        var calls = List.of(new StopCall(1, new StopId("a"), "A", null, planned, null),
                new StopCall(2, new StopId("b"), "B", planned.plusSeconds(3600), null, null));
        var report = Report.of(new Source("timetable", SourceKind.TIMETABLE), date.origin(BERLIN), date.origin(BERLIN));
        return follow(null, List.of(new ScheduleJourney(id, new TrainNumber("t"), null, "B", BERLIN, calls, report)));
    }

    /** The first call once the feed has said how many seconds late it is. */
    private static CallOutlook after(JourneyOutlook train, int seconds) {
        var now = train.first().planned().aimedDeparture().minusSeconds(1200);
        var said = new Observation("o", Report.of(Reports.FEED, now, now), new JourneyRef("de", "t", null, null),
                ReportedStatus.UNKNOWN, null, List.of(Reports.late(1, null, seconds)), null, null, null);
        var decision = (GateDecision.Visible) ObservationGate.decide(train, said, train.id(), null, now, null);
        return follow(train, decision.commands()).first();
    }

    private static JourneyOutlook follow(@Nullable JourneyOutlook state, List<JourneyCommand> commands) {
        var outlook = state;
        for (var command : commands) {
            for (var event : ((Ruling.Accepted) JourneyRules.judge(outlook, command)).events()) {
                outlook = JourneyFold.after(outlook, event);
            }
        }
        assertThat(outlook).isNotNull();
        return outlook;
    }
}
