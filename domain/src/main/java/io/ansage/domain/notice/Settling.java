package io.ansage.domain.notice;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.ConnectionHeld;
import io.ansage.domain.journey.event.ConnectionReleased;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyCompleted;
import io.ansage.domain.journey.event.JourneyCorrected;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyMessagePublished;
import io.ansage.domain.journey.event.JourneyReinstated;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.PlatformChanged;
import io.ansage.domain.journey.event.StopCallAdded;
import io.ansage.domain.journey.event.StopCallCancelled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.StopCallReinstated;
import io.ansage.domain.journey.event.TimesChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The planner's rules of time: which event makes a journey worth deciding about, when that is due, and when it is looked
 * at again. Only bad news settles: whatever may be good or urgent is due at once, and the policy decides what may be told
 * before the rest has settled. Pure; the live planner and every replay of it use this one form.
 */
public final class Settling {

    private final Duration settle;

    public Settling(NoticeParameters parameters) {
        this.settle = parameters.settle();
    }

    /**
     * The time in which news about a journey settles.
     *
     * @param openedAt when bad news came in; absent while there is nothing but something held to look at
     * @param dueAt    when to decide
     */
    public record Window(@Nullable Instant openedAt, Instant dueAt) {

        /** This window with another one opened into it: the earlier of both times holds. */
        public Window with(Window other) {
            return new Window(earlier(openedAt, other.openedAt), Objects.requireNonNull(earlier(dueAt, other.dueAt)));
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            return one == null || other != null && other.isBefore(one) ? other : one;
        }
    }

    /**
     * The window that an event opens; none if there is nothing in it that a passenger may have to be told.
     *
     * @param before the outlook before the event; absent for a journey's first
     * @param after  the outlook with it
     * @param now    passenger time
     */
    public Optional<Window> opens(@Nullable JourneyOutlook before, JourneyOutlook after, JourneyEvent event,
            Instant now) {
        return switch (event) {
            // Nothing that a passenger has to be told: a plan, progress, and history set right.
            case JourneyScheduled _,StopCallAdded _,StopCallPassed _,JourneyCompleted _,JourneyCorrected _ ->
                    Optional.empty();
            case JourneyCancelled _,JourneyReinstated _,StopCallCancelled _,StopCallReinstated _,PlatformChanged _,JourneyMessagePublished _,ConnectionHeld _,ConnectionReleased _ ->
                    Optional.of(new Window(now, now));
            case TimesChanged _ -> Optional.of(
                    new Window(now, before != null && becameBetter(before, after) ? now : now.plus(settle)));
        };
    }

    /** The window of a journey about which somebody new wants to know: what is known has settled. */
    public Window settled(Instant now) {
        return new Window(now.minus(settle), now);
    }

    /**
     * What remains of a window once it has been decided about.
     *
     * @param settling whether some of its news has still to settle
     * @param recheck  when to look again even if nothing changes; absent if there is no need
     */
    public static Optional<Window> remains(Window decided, boolean settling, @Nullable Instant recheck) {
        return recheck == null
                ? Optional.empty()
                : Optional.of(new Window(settling ? decided.openedAt() : null, recheck));
    }

    private static boolean becameBetter(JourneyOutlook before, JourneyOutlook after) {
        if (smaller(before.delayMinutes(), after.delayMinutes())) {
            return true;
        }
        return after.calls()
                .stream()
                .anyMatch(call -> before.findCall(call.order())
                        .filter(old -> smaller(old.departureDelay(), call.departureDelay())
                                || smaller(old.arrivalDelay(), call.arrivalDelay()))
                        .isPresent());
    }

    private static boolean smaller(@Nullable Integer before, @Nullable Integer after) {
        return after != null && after < Objects.requireNonNullElse(before, 0);
    }
}
