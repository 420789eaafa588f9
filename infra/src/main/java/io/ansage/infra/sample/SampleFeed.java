package io.ansage.infra.sample;

import io.ansage.command.api.ObservationIntake;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports on every sample train near its time, again and again, as a railway's own feed does: mostly repeats. */
final class SampleFeed {

    static final Source SOURCE = new Source("sample-feed", SourceKind.REALTIME);
    private static final Duration BEFORE = Duration.ofMinutes(90);
    private static final Duration AFTER = Duration.ofMinutes(60);

    private final Timetable timetable;
    private final ObservationIntake intake;
    private final Clock clock;
    private final SampleDay day;

    SampleFeed(Timetable timetable, ObservationIntake intake, Clock passengerClock) {
        this.timetable = timetable;
        this.intake = intake;
        this.clock = passengerClock;
        this.day = new SampleDay(passengerClock.instant());
    }

    /** Reports once on all trains of this hour. */
    void report() {
        var now = clock.instant();
        intake.accept(journeysAround(now).map(j -> observe(j, day.disturbanceOf(j), now)).toList());
    }

    private Stream<PlannedJourney> journeysAround(Instant now) {
        var today = ServiceDate.on(now, SampleTimetable.ZONE);
        return Stream.of(today.plusDays(-1), today, today.plusDays(1))
                .flatMap(d -> timetable.listOn(d).stream())
                .filter(j -> SampleDay.departure(j).isBefore(now.plus(BEFORE))
                        && SampleDay.arrival(j).isAfter(now.minus(AFTER)));
    }

    private static Observation observe(PlannedJourney journey, Disturbance trouble, Instant now) {
        var late = Duration.ofMinutes(trouble.delayAt(now));
        boolean cancelled = trouble.cancelledAt(now);
        boolean ended = !cancelled && !SampleDay.arrival(journey).plus(late).isAfter(now);
        List<ObservedCall> calls = new ArrayList<>();
        for (var call : journey.calls()) {
            calls.add(observe(call, late, cancelled, trouble.movedAt(now), now));
        }
        var status = cancelled ? ReportedStatus.CANCELLED : ended ? ReportedStatus.COMPLETED : ReportedStatus.RUNNING;
        return new Observation(journey.id() + "/" + now.getEpochSecond(), Report.of(SOURCE, now, now),
                new JourneyRef(journey.id().network(), journey.id().trip(), journey.trainNumber(),
                        journey.id().serviceDate()),
                status, null, cancelled ? List.of() : calls, null,
                ended ? SampleDay.arrival(journey).plus(late) : null, null);
    }

    private static ObservedCall observe(StopCall call, Duration late, boolean cancelled, boolean moved, Instant now) {
        var arrival = plus(call.aimedArrival(), late);
        var departure = plus(call.aimedDeparture(), late);
        var phase = cancelled
                ? CallPhase.AHEAD
                : isPast(departure, now)
                        ? CallPhase.DEPARTED
                        : isPast(arrival, now) ? CallPhase.ARRIVED : CallPhase.AHEAD;
        var platform = call.platform();
        return new ObservedCall(call.order(), call.stop(), call.stopName(), call.aimedArrival(),
                call.aimedDeparture(), arrival, departure, null, null, null, null,
                moved && platform != null ? new Platform(platform.name() + "a") : platform, false, phase);
    }

    private static @Nullable Instant plus(@Nullable Instant aimed, Duration late) {
        return aimed == null ? null : aimed.plus(late);
    }

    private static boolean isPast(@Nullable Instant instant, Instant now) {
        return instant != null && !instant.isAfter(now);
    }
}
