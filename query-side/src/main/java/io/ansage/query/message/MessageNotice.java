package io.ansage.query.message;

import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageReason;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.text.Text;
import java.time.Instant;

/**
 * What the notices of some recipients of a message have in common.
 *
 * @param revision   the wording it tells
 * @param asOf       when that was written
 * @param usefulUntil when it stops being useful
 */
public record MessageNotice(MessageId messageId, int revision, NoticeClass noticeClass, MessageReason reason,
        String language, Text text, Instant asOf, Instant plannedAt, Instant usefulUntil) {}
