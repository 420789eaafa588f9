package io.ansage.query.delivery;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.NoticeClass;
import java.time.Instant;

/**
 * What a notice says.
 *
 * @param revision    revision of the outlook it tells
 * @param reason      name of the notice reason
 * @param after       what the passenger believes once told; its version is the notice's
 * @param usefulUntil when it stops being useful, in passenger time
 */
public record Content(String notificationId, JourneyId journeyId, long revision, NoticeClass noticeClass,
        String reason, LastTold after, String language, String title, String body, Instant asOf, Instant usefulUntil) {}
