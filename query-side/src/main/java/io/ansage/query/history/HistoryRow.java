package io.ansage.query.history;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.query.log.RecordedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One event of a journey as the history keeps it; {@code revision} is that of the outlook it made. */
public record HistoryRow(JourneyEvent event, long revision, long position, Instant recordedAt) {

    private static final Map<Class<?>, String> TYPE_NAMES = JourneyEventTypes.all()
            .stream()
            .collect(Collectors.toUnmodifiableMap(JourneyEventTypes::type, JourneyEventTypes::typeName));

    /** Stable name of the event. */
    public String type() {
        return Objects.requireNonNull(TYPE_NAMES.get(event.getClass()));
    }

    /** An event's revision is its place among the journey's events, counted from 1. */
    static HistoryRow of(JourneyEvent event, RecordedEvent recorded) {
        return new HistoryRow(event, recorded.sequence() + 1, recorded.position(), recorded.recordedAt());
    }
}
