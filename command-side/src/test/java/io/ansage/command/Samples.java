package io.ansage.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** One journey from A to B on 3 October 2025, and reports about it. */
public final class Samples {

    public static final JourneyId ID = JourneyId.parse("ie:A906:2025-10-03");
    public static final Source FEED = new Source("feed", SourceKind.REALTIME);
    public static final PlannedJourney PLAN = plan(ID);
    public static final ScheduleJourney SCHEDULE = new ScheduleJourney(ID, PLAN.trainNumber(), null, "B", PLAN.zone(),
            PLAN.calls(), Report.of(new Source("timetable", SourceKind.TIMETABLE), at("06:00"), at("06:00")));

    private Samples() {}

    public static PlannedJourney plan(JourneyId id) {
        return new PlannedJourney(id, new TrainNumber(id.trip()), null, "B", ZoneId.of("Europe/Dublin"),
                List.of(new StopCall(1, new StopId("ie:a"), "A", null, at("10:00"), new Platform("1")),
                        new StopCall(2, new StopId("ie:b"), "B", at("11:00"), null, null)));
    }

    public static Instant at(String time) {
        return Instant.parse("2025-10-03T" + time + ":00Z");
    }

    public static Report report(String time) {
        return Report.of(FEED, at(time), at(time));
    }

    public static Report operatorReport(String time) {
        return Report.of(new Source("operator", SourceKind.OPERATOR), at(time), at(time));
    }

    /** The feed says at a time that a train runs with a delay; it tells the plan itself. */
    public static Observation late(JourneyId id, String time, int minutes) {
        return new Observation(time + "/" + id.trip() + "/" + minutes, report(time),
                new JourneyRef(id.network(), id.trip(), null, id.serviceDate()), ReportedStatus.RUNNING, minutes,
                List.of(), null, null, plan(id));
    }
}
