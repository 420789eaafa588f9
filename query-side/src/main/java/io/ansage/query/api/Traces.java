package io.ansage.query.api;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Journeys.HistoryEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the latest news of a journey got from its feed to phones. Public: it counts people and names none. */
public interface Traces {

    /**
     * The way of the latest event that is news; where a train has only been scheduled, or passed stops, of its latest
     * event. Empty if the journey is not known.
     */
    Optional<Trace> findLatest(JourneyId journey);

    /**
     * One way. Absent is what has not happened yet.
     *
     * @param mirrored  it has been published on Kafka
     * @param projected the journey as shown holds it
     */
    record Trace(HistoryEntry event, boolean mirrored, boolean projected, @Nullable Settling settling,
            @Nullable Planned planned, @Nullable Sent sent) {}

    /** A window that is open now, in passenger time; {@code openedAt} is when bad news came in that settles. */
    record Settling(@Nullable Instant openedAt, Instant dueAt) {}

    /**
     * The first decision that knew it, in passenger time.
     *
     * @param openedAt when its window opened; absent if it did not have to settle
     * @param told     how many passengers it is told
     * @param silent   how many it is not told, by reason
     */
    record Planned(@Nullable Instant openedAt, Instant at, long told, Map<String, Long> silent) {}

    /**
     * What became of the notices of that decision, in passenger time.
     *
     * @param firstAt  when a provider took the first one; absent if none yet
     * @param accepted how many a provider took
     * @param open     how many are on their way
     */
    record Sent(@Nullable Instant firstAt, @Nullable Instant lastAt, long accepted, long open) {}
}
