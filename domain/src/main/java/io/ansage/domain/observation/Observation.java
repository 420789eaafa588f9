package io.ansage.domain.observation;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.Report;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a source about one journey: the single shape to which every feed is translated, as early as possible.
 *
 * @param id           names the message it came in, for the quarantine and the logs; equal for a repeated delivery
 * @param report       who says so, when it was so, when we learned it
 * @param journey      how the source names the journey
 * @param status       what it says of the journey as a whole
 * @param delayMinutes delay of the whole train, from sources that name no times per call
 * @param calls        what it says of calls, in the order of the journey
 * @param cause        why, where it says so
 * @param endedAt      when the train reached its end, with {@code COMPLETED}
 * @param plan         the plan of the journey as far as the source itself tells it; lets a journey be created from a
 *                     feed that comes without a timetable
 */
public record Observation(String id, Report report, JourneyRef journey, ReportedStatus status,
        @Nullable Integer delayMinutes, List<ObservedCall> calls, @Nullable Cause cause, @Nullable Instant endedAt,
        @Nullable PlannedJourney plan) {

    public Observation {
        calls = List.copyOf(calls);
    }
}
