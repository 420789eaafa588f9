package io.ansage.command.ingest;

import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.match.KnownJourneys;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Schedules journeys of a timetable, many per transaction. */
public final class BatchScheduler implements JourneyScheduler {

    private static final int BATCH = 500;
    private static final Source TIMETABLE = new Source("timetable", SourceKind.TIMETABLE);

    private final RootUnitOfWork unitOfWork;
    private final KnownJourneys known;
    private final Clock passengerClock;

    public BatchScheduler(RootUnitOfWork unitOfWork, KnownJourneys known, Clock passengerClock) {
        this.unitOfWork = unitOfWork;
        this.known = known;
        this.passengerClock = passengerClock;
    }

    @Override
    public void schedule(List<PlannedJourney> journeys) {
        for (int from = 0; from < journeys.size(); from += BATCH) {
            schedulePart(journeys.subList(from, Math.min(from + BATCH, journeys.size())));
        }
    }

    private void schedulePart(List<PlannedJourney> journeys) {
        var there = known.known(journeys.stream().map(PlannedJourney::id).collect(Collectors.toSet()));
        var now = passengerClock.instant();
        var report = Report.of(TIMETABLE, now, now);
        // Always in the same order, so that two that schedule at once wait for each other but never in a circle.
        var missing = journeys.stream()
                .filter(j -> !there.contains(j.id()) && !j.calls().isEmpty())
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
        if (!missing.isEmpty()) {
            unitOfWork.run(commands -> missing.forEach(j -> commands.dispatch(new ScheduleJourney(j.id(),
                    j.trainNumber(), j.line(), j.headsign(), j.zone(), j.calls(), report))));
        }
    }
}
