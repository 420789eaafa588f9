package io.ansage.domain.alternative;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.StopCallCancelled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.timetable.ChangeTime;
import io.ansage.domain.timetable.ChangeTimes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From A to C, from 08:00 on, over B or not. */
class AlternativeFinderTest {

    private static final Provenance KNOWN = Report
            .of(new Source("test", SourceKind.REALTIME), at("07:00"), at("07:00"))
            .accepted(Acceptance.TIMETABLE);

    private final List<JourneyOutlook> journeys = new ArrayList<>();
    private ChangeTimes changes = ChangeTimes.UNKNOWN;

    @Test
    void direct_earliestArrivalFirst_atMostThree() {
        runs("5", "A 08:10", "C 09:10");
        runs("1", "A 08:00", "C 09:20");
        runs("2", "A 08:30", "B 08:40", "C 09:30");
        runs("3", "A 09:30", "C 10:30");
        runs("4", "A 10:30", "C 11:30");
        runs("0", "A 07:59", "C 08:59");

        // Train 1 leaves earlier than train 5 and arrives later.
        assertThat(found()).containsExactly("5 08:10-09:10", "2 08:30-09:30", "3 09:30-10:30");
    }

    @Test
    void oneChange_whereItIsFaster_ifThereIsTimeToChange() {
        runs("slow", "A 08:20", "C 12:00");
        runs("1", "A 08:05", "B 08:30", "D 09:00");
        runs("2", "B 08:31", "C 09:00");
        runs("3", "B 08:40", "C 09:10");

        assertThat(found()).containsExactly("1+3 08:05-09:10", "slow 08:20-12:00");
    }

    @Test
    void timetable_saysHowLongAChangeTakes_andWhereThereIsNone() {
        runs("1", "A 08:05", "B 08:30");
        runs("3", "B 08:40", "C 09:10");
        changes = (_, _, _) -> Optional.of(new ChangeTime(11, true));
        assertThat(found()).isEmpty();
        changes = (_, _, _) -> Optional.of(new ChangeTime(10, true));
        assertThat(found()).containsExactly("1+3 08:05-09:10");
        changes = (_, _, _) -> Optional.of(new ChangeTime(0, false));
        assertThat(found()).isEmpty();
    }

    @Test
    void whatDoesNotRun_orCall_orHasLeft_isNoWay() {
        var cancelled = runs("1", "A 08:10", "C 09:00");
        change(cancelled, new JourneyCancelled(cancelled.id(), null, KNOWN));
        var notFrom = runs("2", "A 08:11", "C 09:01");
        change(notFrom, new StopCallCancelled(notFrom.id(), 0, null, KNOWN));
        var notTo = runs("3", "A 08:12", "C 09:02");
        change(notTo, new StopCallCancelled(notTo.id(), 1, null, KNOWN));
        var left = runs("4", "A 08:13", "C 09:03");
        change(left, new StopCallPassed(left.id(), 0, CallPhase.DEPARTED, at("07:58"), KNOWN));

        assertThat(found()).isEmpty();
    }

    @Test
    void timesAreThoseExpectedNow() {
        var late = runs("late", "A 07:50", "C 08:50");
        change(late, new TimesChanged(late.id(), 30, List.of(), null, KNOWN));
        runs("other", "A 08:30", "C 09:30");

        assertThat(found()).containsExactly("late 08:20-09:20", "other 08:30-09:30");
    }

    @Test
    void tooLate_orNoHelp_isLeftOut() {
        runs("1", "A 23:10", "C 23:50");
        runs("none", "A 08:10", "C 09:00");
        assertThat(found()).isEmpty();
    }

    private List<String> found() {
        var wish = new Wish("test", new StopId("A"), new StopId("C"), at("08:00"), at("20:00"),
                Set.of(JourneyId.parse("test:none:2025-10-03")));
        return new AlternativeFinder(changes, 2).find(wish, journeys)
                .stream()
                .map(a -> String.join("+", a.legs().stream().map(l -> l.journeyId().trip()).toList()) + " "
                        + a.departs().toString().substring(11, 16) + "-" + a.arrives().toString().substring(11, 16))
                .toList();
    }

    private JourneyOutlook runs(String trip, String... calls) {
        var stops = new ArrayList<StopCall>();
        for (var call : calls) {
            var parts = call.split(" ");
            int order = stops.size();
            stops.add(new StopCall(order, new StopId(parts[0]), parts[0], order == 0 ? null : at(parts[1]),
                    order == calls.length - 1 ? null : at(parts[1]), null));
        }
        var outlook = JourneyFold.after(null, new JourneyScheduled(JourneyId.parse("test:" + trip + ":2025-10-03"),
                new TrainNumber(trip), null, null, ZoneOffset.UTC, stops, KNOWN));
        journeys.add(outlook);
        return outlook;
    }

    private void change(JourneyOutlook journey, io.ansage.domain.journey.event.JourneyEvent event) {
        journeys.remove(journey);
        journeys.add(JourneyFold.after(journey, event));
    }

    private static Instant at(String clock) {
        return Instant.parse("2025-10-03T" + clock + ":00Z");
    }
}
