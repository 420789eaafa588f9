package io.ansage.query.delivery;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says.
 *
 * @param subscriptionId the subscription it belongs to; absent where it is an operator's message
 * @param journeyId   the journey it is about; absent where it is an operator's message
 * @param messageId   the message it tells; absent where it is about a journey
 * @param revision    revision of the outlook, or number of the wording, it tells
 * @param reason      name of the notice reason
 * @param before      what the passenger believed when it was planned
 * @param after       what the passenger believes once told; its version is the notice's
 * @param usefulUntil when it stops being useful, in passenger time
 */
public record Content(String notificationId, @Nullable SubscriptionId subscriptionId, @Nullable JourneyId journeyId,
        @Nullable MessageId messageId, long revision, NoticeClass noticeClass, String reason, TripTold before,
        TripTold after, String language, String title, String body, Instant asOf,
        Instant usefulUntil) {}
