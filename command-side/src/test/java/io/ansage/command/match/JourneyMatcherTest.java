package io.ansage.command.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.PlannedTimetable;
import io.ansage.command.Samples;
import io.ansage.command.match.Match.Found;
import io.ansage.command.match.Match.Unmatched;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyMatcherTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ServiceDate FRIDAY = ServiceDate.of(2025, 10, 3);

    private final PlannedTimetable timetable = new PlannedTimetable();
    private final Known known = new Known();
    private final JourneyMatcher matcher = new JourneyMatcher(timetable, known);

    @Test
    void tripAndDate_nameTheJourneyOfTheTimetable() {
        timetable.with(journey("de", "t1", "100", FRIDAY, 10));

        assertThat(matcher.match(said("de", "t1", null, FRIDAY, null))).isEqualTo(found("de", "t1", FRIDAY));
        assertThat(detail(said("de", "t9", null, FRIDAY, null))).contains("no trip t9 on 2025-10-03");
        assertThat(detail(said("de", "t1", null, FRIDAY.plusDays(1), null))).contains("2025-10-04");
    }

    @ParameterizedTest
    @CsvSource({"2025-10-04T00:10:00+02:00, 2025-10-03", "2025-10-03T23:00:00+02:00, 2025-10-03",
            "2025-10-04T22:00:00+02:00, 2025-10-04"})
    void tripWithoutADate_isTheOneThatRunsNearest_whichAfterMidnightIsYesterdays(String time, String date) {
        // From 23:30 to 24:30, each day.
        for (int day = -1; day <= 2; day++) {
            timetable.with(journey("de", "night", "100", FRIDAY.plusDays(day), 23));
        }

        assertThat(matcher.match(saidAt(time, "night"))).isEqualTo(found("de", "night", ServiceDate.parse(date)));
    }

    @Test
    void tripAddedOnTheDay_isFoundByThePlanItBrings() {
        timetable.covering("de");
        var added = journey("de", "extra", "E1", FRIDAY, 10);

        assertThat(matcher.match(said("de", "extra", null, FRIDAY, added))).isEqualTo(new Found(added.id()));
        assertThat(matcher.match(said("de", "extra", null, FRIDAY, null))).isInstanceOf(Unmatched.class);
        known.add(added);
        assertThat(matcher.match(said("de", "extra", null, FRIDAY, null))).isEqualTo(new Found(added.id()));
    }

    @Test
    void number_isOnlyBelievedWhereItIsUnique() {
        timetable.with(journey("de", "t1", "100", FRIDAY, 10)).with(journey("ch", "t7", "100", FRIDAY, 10));
        assertThat(matcher.match(said("de", null, "100", FRIDAY, null))).isEqualTo(found("de", "t1", FRIDAY));

        timetable.with(journey("de", "t2", "100", FRIDAY, 18));
        assertThat(detail(said("de", null, "100", FRIDAY, null))).contains("may be any of", "t1", "t2");
        assertThat(detail(said("de", null, "101", FRIDAY, null))).contains("no train 101");
        assertThat(detail(said("de", null, "100", null, null))).contains("neither a trip nor a train number");
    }

    @Test
    void withoutATimetable_theFeedsOwnPlanCounts_elseWhatIsKnown() {
        var own = journey("ie", "A906", "A906", FRIDAY, 10);
        assertThat(matcher.match(said("ie", "A906", "A906", FRIDAY, own))).isEqualTo(new Found(own.id()));
        assertThat(detail(said("ie", "A906", null, FRIDAY, null))).contains("no timetable of ie");

        known.add(own);
        assertThat(matcher.match(said("ie", "A906", null, FRIDAY, null))).isEqualTo(new Found(own.id()));
        assertThat(matcher.match(said("ie", null, "A906", FRIDAY, null))).isEqualTo(new Found(own.id()));
    }

    @Test
    void journeyOnceKnown_isNotLookedUpForEveryObservation() {
        var own = journey("ie", "A906", "A906", FRIDAY, 10);
        known.add(own);

        for (int i = 0; i < 3; i++) {
            assertThat(matcher.match(said("ie", "A906", null, FRIDAY, null))).isEqualTo(new Found(own.id()));
        }

        assertThat(known.asked).isEqualTo(1);
    }

    @Test
    void batchFilesNameNoNetwork_soTheTimeOfTheArrivalDecides_alsoAfterMidnight() {
        timetable.with(journey("de", "early", "100", FRIDAY, 5)).with(journey("de", "late", "100", FRIDAY, 23));

        assertThat(matcher.match(arrival("2025-10-03T06:20:00+02:00", FRIDAY))).isEqualTo(found("de", "early", FRIDAY));
        assertThat(matcher.match(arrival("2025-10-04T00:25:00+02:00", FRIDAY.plusDays(1))))
                .isEqualTo(found("de", "late", FRIDAY));
        assertThat(detail(arrival("2025-10-03T14:00:00+02:00", FRIDAY))).contains("no train 100");
    }

    private String detail(Observation o) {
        return ((Unmatched) matcher.match(o)).detail();
    }

    private static Found found(String network, String trip, ServiceDate date) {
        return new Found(JourneyId.of(network, trip, date));
    }

    /** Takes an hour, from half past this hour. */
    private static PlannedJourney journey(String network, String trip, String number, ServiceDate date, int hour) {
        return new PlannedJourney(JourneyId.of(network, trip, date), new TrainNumber(number), null, "B", BERLIN,
                List.of(new StopCall(1, new StopId("a"), "A", null, date.at(hour, 30, BERLIN), null),
                        new StopCall(2, new StopId("b"), "B", date.at(hour + 1, 30, BERLIN), null, null)));
    }

    private static Observation said(String network, @Nullable String trip, @Nullable String number,
            @Nullable ServiceDate date, @Nullable PlannedJourney plan) {
        return new Observation("o", Samples.report("10:00"),
                new JourneyRef(network, trip, number == null ? null : new TrainNumber(number), date),
                ReportedStatus.RUNNING, 5, List.of(), null, null, plan);
    }

    private static Observation saidAt(String time, String trip) {
        var at = time(time);
        return new Observation("o", Report.of(Samples.FEED, at, at), new JourneyRef("de", trip, null, null),
                ReportedStatus.RUNNING, 5, List.of(), null, null, null);
    }

    private static Observation arrival(String planned, ServiceDate date) {
        var call = new ObservedCall(null, new StopId("b"), "B", time(planned), null, null, null,
                time(planned).plusSeconds(300), null, null, null, null, null, CallPhase.ARRIVED);
        return new Observation("o", Samples.report("12:00"), new JourneyRef("", null, new TrainNumber("100"), date),
                ReportedStatus.UNKNOWN, null, List.of(call), null, null, null);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static final class Known implements KnownJourneys {

        private final List<PlannedJourney> journeys = new ArrayList<>();
        private int asked;

        void add(PlannedJourney journey) {
            journeys.add(journey);
        }

        @Override
        public List<KnownJourneys.Known> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
            return journeys.stream()
                    .filter(j -> j.trainNumber().equals(trainNumber) && j.id().serviceDate().equals(serviceDate))
                    .map(j -> new KnownJourneys.Known(j.id(), j.calls().getFirst().aimedDeparture(),
                            j.calls().getLast().aimedArrival()))
                    .toList();
        }

        @Override
        public Set<JourneyId> known(Set<JourneyId> ids) {
            asked++;
            return journeys.stream().map(PlannedJourney::id).filter(ids::contains).collect(Collectors.toSet());
        }
    }
}
