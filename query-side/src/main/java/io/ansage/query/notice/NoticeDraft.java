package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.notice.NoticeClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all rows of a cohort have in common when they are written.
 *
 * @param revision    revision of the outlook it tells
 * @param reason      name of the notice reason, or of the silence reason while held
 * @param before      what the passengers believed
 * @param after       what they believe once told; equal to {@code before} while held
 * @param usefulUntil when it stops being useful; for a held one, when it is looked at again
 * @param holdUntil   until when it is held; absent if it is to be sent
 */
public record NoticeDraft(JourneyId journeyId, long revision, NoticeClass noticeClass, String reason, TripTold before,
        TripTold after, String language, String title, String body, Instant asOf, Instant plannedAt,
        Instant usefulUntil, @Nullable Instant holdUntil) {}
