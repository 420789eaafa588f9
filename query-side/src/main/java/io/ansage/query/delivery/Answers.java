package io.ansage.query.delivery;

import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.ChannelBroken;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.query.delivery.Closing.Attempt;
import io.ansage.query.delivery.Closing.Status;
import io.ansage.query.delivery.Dispatch.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums up what the devices of one parcel answered. */
final class Answers {

    private static final String ACCEPTED = "ACCEPTED";
    private static final String GONE = "RECIPIENT_GONE";

    private final Parcel parcel;
    private final RetryTimes retries;
    private final Instant now;
    private final Set<DeviceId> done;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable Instant next;
    private @Nullable String waitsFor;
    private @Nullable String refused;
    private boolean unknown;

    private Answers(Parcel parcel, RetryTimes retries, Instant now) {
        this.parcel = parcel;
        this.retries = retries;
        this.now = now;
        this.done = new HashSet<>(parcel.doneDevices());
    }

    /** {@code now} is machine time. */
    static Closing sum(Parcel parcel, List<Sent> sent, RetryTimes retries, Instant now) {
        var answers = new Answers(parcel, retries, now);
        if (sent.isEmpty() && parcel.doneDevices().isEmpty()) {
            // Shown on the passenger's own page, and that is all they asked for.
            return new Closing(parcel, Status.ACCEPTED, SilenceReason.NO_DEVICE.name(), false, null, Set.of(), true,
                    false, List.of());
        }
        sent.forEach(answers::add);
        return answers.closing();
    }

    private void add(Sent sent) {
        if (sent.outcome() == null) {
            retry(Objects.requireNonNull(sent.askAgainAt()), "CHANNEL_WAITS");
            return;
        }
        attempts.add(new Attempt(sent.device(), sent.outcome()));
        switch (sent.outcome()) {
            case Accepted _ -> done.add(sent.device().id());
            case RecipientGone _ -> {
                // Nothing to wait for.
            }
            case RecipientSuspect _ -> {
                if (!sent.device().suspect()) {
                    retry(retries.next(now, parcel.attempt(), null), Closing.nameOf(sent.outcome()));
                }
            }
            case TryLater later ->
                    retry(retries.next(now, parcel.attempt(), later.retryAfter()), Closing.nameOf(later));
            case Refused no -> refused = Closing.nameOf(no) + ": " + no.why();
            case ChannelBroken broken -> retry(now.plus(RetryTimes.CAP), Closing.nameOf(broken));
            case Unknown silence -> {
                unknown = true;
                retry(retries.next(now, parcel.attempt(), null), Closing.nameOf(silence));
            }
        }
    }

    private void retry(Instant at, String why) {
        next = next == null || at.isBefore(next) ? at : next;
        waitsFor = why;
    }

    private Closing closing() {
        boolean told = !done.isEmpty();
        if (next != null) {
            // What was seen on one device counts as told while the others are waited for. A known failure now says
            // nothing about an earlier attempt that was in doubt.
            boolean doubt = unknown || told || parcel.outcomeUnknown();
            return closing(Status.PLANNED, waitsFor, doubt, told);
        }
        if (told) {
            return closing(Status.ACCEPTED, ACCEPTED, false, true);
        }
        if (refused != null) {
            return closing(Status.FAILED, refused, false, false);
        }
        // Every address was gone: nobody could help by trying again.
        return closing(Status.EXPIRED, GONE, false, false);
    }

    private Closing closing(Status status, @Nullable String outcome, boolean doubt, boolean told) {
        return new Closing(parcel, status, outcome, doubt, status == Status.PLANNED ? next : null, done, told, false,
                attempts);
    }
}
