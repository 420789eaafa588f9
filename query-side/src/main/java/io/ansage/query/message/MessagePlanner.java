package io.ansage.query.message;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageParameters;
import io.ansage.domain.message.MessageReason;
import io.ansage.domain.message.MessageTimes;
import io.ansage.domain.message.event.MessageEvent;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.text.SituationTexts;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells messages to their audience, a page at a time, each page in a transaction of its own and after a new look at the
 * message: one that was taken back stops, and one that was reworded in silence goes on in the words it began with, so
 * that no audience is told two things at once. Who knows what is compared with what is to be known, so that later
 * subscribers are told, and repeated events change nothing.
 */
public final class MessagePlanner implements MessageTrigger {

    /** Passengers per transaction. */
    public static final int PAGE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(MessagePlanner.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration TEST_USEFUL = Duration.ofMinutes(15);
    private static final Duration ALL_CLEAR_USEFUL = Duration.ofHours(2);

    private final MessagePlanning store;
    private final MessageParameters parameters;
    private final Transactions transactions;
    private final LiveHub live;
    private final Clock clock;
    private final SituationTexts texts = new SituationTexts();

    public MessagePlanner(MessagePlanning store, MessageParameters parameters, Transactions transactions,
            LiveHub live, Clock passengerClock) {
        this.store = store;
        this.parameters = parameters;
        this.transactions = transactions;
        this.live = live;
        this.clock = passengerClock;
    }

    @Override
    public void changed(MessageEvent event) {
        var now = clock.instant();
        store.find(event.messageId()).filter(message -> message.publishedAt() != null).ifPresent(message -> {
            store.lookAt(message.id(), now);
            wake(message, now);
        });
    }

    /** Tells one page of every message that is due until none is; returns how many pages there were. */
    public int planDue() {
        int pages = transactions.inTransaction(() -> store.lookForNewcomers(clock.instant())) > 0 ? 1 : 0;
        while (planPage()) {
            pages++;
        }
        return pages;
    }

    /** Looks at one message that is due and tells one page of it; false if none is due. */
    public boolean planPage() {
        var written = transactions.inTransaction(() -> {
            var now = clock.instant();
            return store.claimDue(now).map(plan -> plan(plan, now));
        });
        written.ifPresent(live::publishNotices);
        return written.isPresent();
    }

    private List<Notice> plan(MessagePlan plan, Instant now) {
        var message = store.find(plan.messageId()).orElse(null);
        if (message == null || message.publishedAt() == null) {
            store.drop(plan.messageId());
            return List.of();
        }
        return message.published() ? tell(message, plan, now) : clear(message, plan, now);
    }

    private List<Notice> tell(MessageRow message, MessagePlan plan, Instant now) {
        var times = new MessageTimes(message.content(), Objects.requireNonNull(message.publishedAt()), parameters);
        if (plan.revision() == 0) {
            wake(message, now);
        }
        if (!times.mayBeSent(now)) {
            rest(times, plan, now);
            return List.of();
        }
        // Words that were taken back are not spread any further; those that were merely improved are.
        int revision = plan.revision() >= message.corrected() ? plan.revision() : message.revision();
        var recipients = store.listUntold(message, revision, times.againBefore(now), times.againBeforeOnLine(now), now,
                PAGE);
        var told = write(message, revision, recipients, times, now);
        if (recipients.size() == PAGE) {
            store.keep(new MessagePlan(message.id(), revision), now);
        } else if (revision < message.revision()) {
            store.keep(new MessagePlan(message.id(), message.revision()), now);
        } else {
            rest(times, plan, now);
        }
        return told;
    }

    private void rest(MessageTimes times, MessagePlan plan, Instant now) {
        var next = times.next(now, store.oldestTellingOnLine(plan.messageId()).orElse(null));
        next.ifPresentOrElse(at -> store.keep(new MessagePlan(plan.messageId(), 0), at),
                () -> store.drop(plan.messageId()));
    }

    private List<Notice> write(MessageRow message, int revision, List<Recipient> recipients, MessageTimes times,
            Instant now) {
        if (recipients.isEmpty()) {
            return List.of();
        }
        var wording = store.findWording(message.id(), revision)
                .orElseThrow(() -> new IllegalStateException(
                        "message " + message.id() + ": wording " + revision + " is missing"));
        var told = new ArrayList<Notice>();
        recipients.stream()
                .collect(Collectors.groupingBy(r -> new Kind(reason(r, revision),
                        noticeClass(message, r, revision), wording.content().languageFor(r.languages()))))
                .forEach((kind, alike) -> told.addAll(store.write(new MessageNotice(message.id(), revision,
                        kind.noticeClass(), kind.reason(), kind.language(), wording.content().text(kind.language()),
                        wording.at(), now, times.end()), alike)));
        log(message, revision, told);
        return told;
    }

    private static MessageReason reason(Recipient recipient, int revision) {
        return recipient.known() == null || recipient.known() == 0
                ? MessageReason.SITUATION
                : recipient.known() < revision ? MessageReason.SITUATION_REVISED : MessageReason.SITUATION_REMINDER;
    }

    private static NoticeClass noticeClass(MessageRow message, Recipient recipient, int revision) {
        var known = recipient.known();
        boolean knowsEnough = known != null && known < revision && known >= message.corrected();
        return knowsEnough ? NoticeClass.QUIET : noticeClass(message, recipient);
    }

    /** What an operator says can wait until somebody looks; nobody is woken for it. */
    private static NoticeClass noticeClass(MessageRow message, Recipient recipient) {
        return message.content().severity().interrupts() && !recipient.quiet() ? NoticeClass.NORMAL : NoticeClass.QUIET;
    }

    /** All that is left to do is to call it off where it was told. */
    private List<Notice> clear(MessageRow message, MessagePlan plan, Instant now) {
        store.withdraw(message.id(), now);
        var told = new ArrayList<Notice>();
        if (message.allClear() && message.content().validity().contains(now)) {
            var recipients = store.listToClear(message, now, PAGE);
            told.addAll(writeOver(message, recipients, now));
            if (recipients.size() == PAGE) {
                store.keep(plan, now);
                return told;
            }
        }
        store.closeTold(message.id());
        if (store.onItsWay(message.id())) {
            store.keep(plan, now.plus(LOOK_AGAIN));
        } else {
            store.drop(message.id());
        }
        return told;
    }

    private List<Notice> writeOver(MessageRow message, List<Recipient> recipients, Instant now) {
        var until = message.content().validity().until();
        var useful = now.plus(ALL_CLEAR_USEFUL).isBefore(until) ? now.plus(ALL_CLEAR_USEFUL) : until;
        var told = new ArrayList<Notice>();
        recipients.stream()
                .collect(Collectors.groupingBy(r -> new Kind(MessageReason.SITUATION_OVER, noticeClass(message, r),
                        message.content().languageFor(r.languages()))))
                .forEach((kind, alike) -> told.addAll(store.write(new MessageNotice(message.id(),
                        message.revision(), kind.noticeClass(), kind.reason(), kind.language(),
                        texts.over(message.content().text(kind.language()), kind.language()),
                        Objects.requireNonNullElse(message.archivedAt(), now), now, useful), alike)));
        log(message, message.revision(), told);
        return told;
    }

    private void wake(MessageRow message, Instant now) {
        if (message.content().inhibits().delays()) {
            store.wakeJourneys(message, now);
        }
    }

    private static void log(MessageRow message, int revision, List<Notice> told) {
        if (!told.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("message", message.id())
                    .addKeyValue("revision", revision)
                    .addKeyValue("told", told.size())
                    .log("Told message {} in wording {} to {}", message.id(), revision, told.size());
        }
    }

    /** Writes the words as they stand to these passengers only; returns how many notices that were. */
    public int test(MessageId id, Collection<PassengerId> passengers, Instant now) {
        var written = transactions.inTransaction(() -> store.find(id).map(message -> {
            var content = message.content();
            var language = MessageContent.FALLBACK;
            return store.writeTest(new MessageNotice(id, message.revision(), NoticeClass.NORMAL,
                    MessageReason.SITUATION_TEST, language, texts.test(content.text(language), language),
                    message.changedAt(), now, now.plus(TEST_USEFUL)), passengers);
        }).orElse(List.of()));
        live.publishNotices(written);
        return written.size();
    }

    /** When the next message is due, if there is one. */
    public Optional<Instant> nextDue() {
        return store.nextDue();
    }

    private record Kind(MessageReason reason, NoticeClass noticeClass, String language) {}
}
