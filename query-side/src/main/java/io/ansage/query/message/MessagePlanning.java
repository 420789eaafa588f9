package io.ansage.query.message;

import io.ansage.domain.message.MessageId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.Notices.Notice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds whom a message concerns and writes the ledger. Works set-based, within the transaction of its caller. */
public interface MessagePlanning {

    /** Has a message looked at by this time, or earlier if it was to be already. */
    void lookAt(MessageId message, Instant dueAt);

    /** Notes that passengers ride or watch something else than before. Waits for nobody. */
    void noteNewcomers(Collection<PassengerId> passengers, Instant at);

    /** Has the messages looked at that may concern those who were noted; returns how many passengers that were. */
    int lookForNewcomers(Instant now);

    /** A message that is due, locked until the transaction ends; one that another planner has in hand is passed over. */
    Optional<MessagePlan> claimDue(Instant now);

    /** Keeps a claimed message to look at it again. */
    void keep(MessagePlan plan, Instant dueAt);

    /** Never looks at a message again. */
    void drop(MessageId message);

    /** When the next message is due, if there is one. */
    Optional<Instant> nextDue();

    /** How many passengers a message concerns now, each counted once. */
    long count(MessageRow message, Instant now);

    /**
     * Passengers it concerns now who do not know this wording, or are to be told again.
     *
     * @param againBefore       whoever was told before is told again; nobody if absent
     * @param againBeforeOnLine the same for those who watch a line
     */
    List<Recipient> listUntold(MessageRow message, int revision, @Nullable Instant againBefore,
            @Nullable Instant againBeforeOnLine, Instant now, int limit);

    /** Of those who watch a line it is about, when the one was told whose last telling lies furthest back. */
    Optional<Instant> oldestTellingOnLine(MessageId message);

    /** Writes one row of the ledger per recipient, and that they are told by it. */
    List<Notice> write(MessageNotice notice, List<Recipient> recipients);

    /** Writes one row of the ledger per passenger, which counts for nothing but itself. */
    List<Notice> writeTest(MessageNotice notice, Collection<PassengerId> passengers);

    /** Withdraws what nobody has seen of a message. */
    void withdraw(MessageId message, Instant now);

    /** Those who were told a message and have not heard of its end; only those whom it still concerns. */
    List<Recipient> listToClear(MessageRow message, Instant now, int limit);

    /** Notes that there is nothing more to say to those who were told; not of those whose notice is still on its way. */
    void closeTold(MessageId message);

    /** Whether something of the message is with a provider, or may have arrived. */
    boolean onItsWay(MessageId message);

    /** Has every journey looked at again whose other news a message hides. */
    void wakeJourneys(MessageRow message, Instant now);

    /** The wording under this number. */
    Optional<WordingRow> findWording(MessageId id, int revision);

    Optional<MessageRow> find(MessageId id);
}
