package io.ansage.command.api;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.QuarantineReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was set aside, for staff to look at and hand in again. */
public interface Quarantine {

    /**
     * Entries from the newest down.
     *
     * @param before id of the last entry of the page before; absent for the first page
     */
    List<Entry> list(@Nullable Long before, int limit);

    /**
     * Hands an entry in again, through the matcher and the gate as if it had just arrived.
     *
     * @return false if there is no such entry, if it was handed in before, or if it never was an observation
     */
    boolean resubmit(long id);

    /** Hands in everything that matched no journey; called when a timetable was loaded. Returns how many. */
    int resubmitUnmatched();

    /** One entry; {@code journeyId} is present where a journey was found. {@code observation} is its JSON, if it was one. */
    record Entry(long id, String source, String messageId, @Nullable JourneyId journeyId, QuarantineReason reason,
            String detail, String raw, Instant knownAt, boolean resubmitted) {}
}
