package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.NoticeParameters;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One window that was planned: all that its decisions were made of and that cannot be read elsewhere later.
 *
 * @param openedAt   when bad news came in that was still settling; absent if there was none
 * @param recheckAt  when it was to be looked at again; absent if there was no need
 * @param revision   revision of the journey's outlook
 * @param others     what was seen of the other journeys of the same trips
 * @param muted      what hid or held back other news
 * @param parameters numbers of the policy
 * @param told       how many passengers a notice was written for
 * @param silent     how many were not told, by reason
 */
public record PlannedWindow(JourneyId journeyId, Instant plannedAt, @Nullable Instant openedAt,
        @Nullable Instant recheckAt, long revision, Map<JourneyId, Seen> others, Muted muted,
        NoticeParameters parameters, int told, Map<String, Long> silent) {

    public PlannedWindow {
        others = Map.copyOf(others);
        silent = Map.copyOf(silent);
    }

    /** Revision of an outlook, and when bad news about its journey came in that was still settling. */
    public record Seen(long revision, @Nullable Instant openedAt) {}
}
