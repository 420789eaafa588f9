package io.ansage.domain.silence;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.message.Span;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.subscription.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds back for a while what matches, as Alertmanager's silences do. Nothing is lost by it: once it is over passengers
 * are told what is true by then, and nothing where it was over before the silence was.
 *
 * @param author        name of the member of staff
 * @param comment       why
 * @param matchers      all of them must hold
 * @param includeUrgent whether it holds back cancellations and other urgent news, too
 * @param span          from when until when, at most seven days
 * @param endedAt       when it was ended before its time; absent if it was not
 * @param endedBy       who did
 */
public record Silence(SilenceId id, String author, String comment, List<SilenceMatcher> matchers,
        boolean includeUrgent, Span span, @Nullable Instant endedAt, @Nullable String endedBy) {

    /** A silence that needs longer than this is a setting that nobody looks at any more. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final int MOST_MATCHERS = 20;

    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty() || matchers.size() > MOST_MATCHERS) {
            throw new IllegalArgumentException("matchers: there must be 1 to " + MOST_MATCHERS + " of them");
        }
        if (comment.isBlank()) {
            throw new IllegalArgumentException("comment: must say why");
        }
        if (Duration.between(span.from(), span.until()).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("until: at most " + LONGEST.toDays() + " days after its beginning");
        }
    }

    /** When it is over, or was. */
    public Instant end() {
        return endedAt != null && endedAt.isBefore(span.until()) ? endedAt : span.until();
    }

    public boolean activeAt(Instant now) {
        return !now.isBefore(span.from()) && now.isBefore(end());
    }

    /** Whether it holds this back from whoever rides this leg. */
    public boolean holdsBack(JourneyOutlook journey, Leg leg, NoticeReason reason, NoticeClass noticeClass) {
        return (includeUrgent || noticeClass != NoticeClass.URGENT)
                && matchers.stream().allMatch(m -> m.matches(journey, leg, reason));
    }
}
