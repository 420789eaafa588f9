package io.ansage.query.api;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger: who was told what, when and why; and, recomputed, who was not and why not. */
public interface Notices {

    /** Notices of a passenger with a sequence above {@code after}, oldest first; for lists and for resuming a stream. */
    List<Notice> listOf(PassengerId passenger, long after, int limit);

    /** The latest notices of a passenger, oldest first: for whoever has none of them yet. */
    List<Notice> listLatest(PassengerId passenger, int limit);

    /** Notices about a journey with a sequence above {@code after}, oldest first. */
    List<Notice> listAbout(JourneyId journey, long after, int limit);

    /**
     * Notices of everybody with a sequence below {@code before}, the newest first: with one of these statuses if any are
     * named, and with these words in title or body, whatever their case, if there are any. Words are looked for in the
     * newest 200,000 only.
     */
    List<Notice> search(@Nullable String words, Set<String> statuses, long before, int limit);

    /**
     * What the policy answers now for every subscription to a journey that was not told its present state, recomputed
     * and not stored: the "why not" of the support desk. Read-only; sends and writes nothing.
     */
    List<Untold> listUntold(JourneyId journey, int limit);

    /** Counts since the data folder was made: by outcome and by reason. */
    Counters counters();

    /**
     * One row of the ledger.
     *
     * @param sequence    rises with each row written; the id of the passenger's stream
     * @param status      planned, held, accepted, failed, superseded, expired or withdrawn
     * @param reason      name of the notice reason, or of the silence reason while held
     * @param version     version on the phone; higher replaces lower
     * @param journeyId   the journey it is about; absent where it is an operator's message
     * @param messageId   the message it tells; absent where it is about a journey
     * @param revision    revision of the outlook, or number of the wording, it tells
     * @param text        title and body, in the passenger's language
     * @param plannedAt   when it was decided, in passenger time
     * @param closedAt    when a provider took it or it failed, in passenger time
     * @param outcome     what the provider said, or why it was not sent
     */
    record Notice(long sequence, String notificationId, PassengerId passengerId, SubscriptionId subscriptionId,
            @Nullable JourneyId journeyId, @Nullable MessageId messageId, int version, long revision,
            NoticeClass noticeClass, String reason, String status,
            String title, String body, Instant asOf, Instant plannedAt, @Nullable Instant closedAt,
            @Nullable String outcome) {}

    /** {@code by} is the id of the message or silence that hides it, where one does. */
    record Untold(SubscriptionId subscriptionId, PassengerId passengerId, String reason, @Nullable Instant recheckAt,
            @Nullable String by) {}

    /**
     * @param changes       visible changes, summed over the subscriptions they touched: what a naive system would send
     * @param told          notices written, by class
     * @param silent        decisions to stay silent, by reason
     * @param byStatus      notices by status
     */
    record Counters(long changes, Map<String, Long> told, Map<String, Long> silent, Map<String, Long> byStatus) {}
}
