package io.ansage.domain.notice;

import io.ansage.domain.notice.NoticeDecision.Hold;
import io.ansage.domain.notice.NoticeDecision.Silent;
import io.ansage.domain.notice.NoticeDecision.Tell;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a passenger is to be told something: does what they were last told still match what is true, for the
 * part of the journey that still lies ahead of them? Pure: the same situation always gets the same answer, so a silence
 * can be explained later by asking again.
 *
 * <p>Precedence: cancelled hides a call not served hides everything else. Bad news settles; good news, cancellations and
 * late changes of platform never wait.
 */
public final class NoticePolicy {

    private static final Duration USEFUL_WITHOUT_TIMES = Duration.ofHours(2);

    private final NoticeParameters parameters;

    public NoticePolicy(NoticeParameters parameters) {
        this.parameters = parameters;
    }

    public NoticeParameters parameters() {
        return parameters;
    }

    public NoticeDecision decide(Situation all) {
        if (!all.truth().mute().any()) {
            return decideOn(all);
        }
        var answer = decideOn(new Situation(all.truth().shownTo(all.told(), parameters), all.told(),
                all.preferences(), all.now(), all.settledAt(), all.held()));
        if (!(answer instanceof Silent)) {
            return answer;
        }
        // Where there would be nothing to tell anyway that is the reason.
        return decideOn(all) instanceof Silent nothing ? nothing : new Silent(SilenceReason.INHIBITED);
    }

    private NoticeDecision decideOn(Situation s) {
        if (s.truth().finished()) {
            return new Silent(SilenceReason.PASSED);
        }
        var service = service(s);
        if (service != null) {
            return service;
        }
        var candidates = new Candidates(s, parameters);
        return candidates.isEmpty() ? inPlace(s, candidates) : news(s, candidates);
    }

    /**
     * Asked once more right before sending: is what this notice says still true?
     *
     * @param after what the passenger would believe once told
     */
    public boolean stillTrue(LegTruth all, LastTold after) {
        var truth = all.shownTo(after, parameters);
        if (truth.cancelled() != after.cancelled()) {
            return false;
        }
        if (truth.cancelled()) {
            return true;
        }
        if (!truth.boarded()) {
            if (truth.boardingCancelled() != after.boardingCancelled()) {
                return false;
            }
            if (truth.boardingCancelled()) {
                return true;
            }
            if (after.platform() != null && truth.platform() != null && !after.platform().equals(truth.platform())) {
                return false;
            }
        }
        return truth.alightingCancelled() == after.alightingCancelled()
                && (truth.boarded() || departureHolds(after.departure(), truth.departureDelay()))
                && (truth.alightingCancelled() || arrivalHolds(after.arrival(), truth.arrivalLateness()));
    }

    private boolean departureHolds(DelayRange told, @Nullable Integer delay) {
        return delay == null || !parameters.comesBefore(told, delay) && !exceeds(told, delay);
    }

    private boolean arrivalHolds(DelayRange told, @Nullable Integer delay) {
        return delay == null || !parameters.arrivesBefore(told, delay) && !exceeds(told, delay);
    }

    private boolean exceeds(DelayRange told, int delay) {
        return delay >= told.high() + parameters.materialMinutes();
    }

    /** Cancellations and their withdrawal; nothing if the service is as they believe. */
    private @Nullable NoticeDecision service(Situation s) {
        var truth = s.truth();
        var told = s.told();
        if (truth.cancelled()) {
            return told.cancelled()
                    ? new Silent(SilenceReason.INHIBITED)
                    : truth.boarded()
                            ? new Silent(SilenceReason.PASSED)
                            : cancellation(s, NoticeReason.CANCELLED);
        }
        if (told.cancelled()) {
            return truth.boarded() ? new Silent(SilenceReason.PASSED) : urgent(s, NoticeReason.RUNS_AGAIN);
        }
        if (!truth.boarded() && truth.boardingCancelled()) {
            return told.boardingCancelled()
                    ? new Silent(SilenceReason.INHIBITED)
                    : cancellation(s, NoticeReason.BOARDING_CANCELLED);
        }
        boolean boardsAgain = told.boardingCancelled() && !truth.boarded();
        if (truth.alightingCancelled()) {
            // Whoever hears that they can board after all must hear again that they cannot get off.
            return told.alightingCancelled() && !boardsAgain
                    ? new Silent(SilenceReason.INHIBITED)
                    : cancellation(s, NoticeReason.ALIGHTING_CANCELLED);
        }
        return boardsAgain || told.alightingCancelled() ? urgent(s, NoticeReason.CALLS_AGAIN) : null;
    }

    private NoticeDecision cancellation(Situation s, NoticeReason reason) {
        var departure = s.truth().aimedDeparture();
        if (departure != null && departure.minus(parameters.cancellationLookAhead()).isAfter(s.now())) {
            return new Hold(departure.minus(parameters.cancellationLookAhead()), SilenceReason.OUT_OF_WINDOW);
        }
        return urgent(s, reason);
    }

    private NoticeDecision news(Situation s, Candidates candidates) {
        if (candidates.urgent() != null) {
            return urgent(s, candidates.urgent());
        }
        var reason = Objects.requireNonNull(candidates.normal());
        if (candidates.delayOnly() && isStale(s)) {
            return new Silent(SilenceReason.STALE_SOURCE);
        }
        var departure = s.truth().aimedDeparture();
        if (departure != null && departure.minus(s.preferences().lookAhead()).isAfter(s.now())) {
            return new Hold(departure.minus(s.preferences().lookAhead()), SilenceReason.OUT_OF_WINDOW);
        }
        if (!s.settled()) {
            return new Hold(s.settledAt(), SilenceReason.SETTLING);
        }
        return tell(s, s.told().interrupts() < parameters.budget() ? NoticeClass.NORMAL : NoticeClass.QUIET, reason);
    }

    /** What they were told covers the truth; at most the shown number moves, without a sound. */
    private NoticeDecision inPlace(Situation s, Candidates candidates) {
        Integer delay = s.truth().boarded() ? s.truth().arrivalDelay() : s.truth().departureDelay();
        if (s.told().toldDelay() && delay != null && !isStale(s)
                && Math.abs(delay - s.told().shownMinutes()) >= parameters.shownStepMinutes()) {
            return tell(s, NoticeClass.QUIET, NoticeReason.NUMBER_MOVED);
        }
        if (s.held()) {
            return new Silent(SilenceReason.FLAP);
        }
        return new Silent(candidates.silence());
    }

    private boolean isStale(Situation s) {
        return s.truth().newsAge().compareTo(parameters.stale()) > 0;
    }

    private Tell urgent(Situation s, NoticeReason reason) {
        return tell(s, NoticeClass.URGENT, reason);
    }

    private Tell tell(Situation s, NoticeClass noticeClass, NoticeReason reason) {
        return new Tell(noticeClass, reason, after(s, noticeClass, reason), usefulUntil(s));
    }

    /** One notice holds all topics: whoever reads it knows everything that is known. */
    private LastTold after(Situation s, NoticeClass noticeClass, NoticeReason reason) {
        var truth = s.truth();
        var told = s.told();
        boolean keepRanges = reason == NoticeReason.NUMBER_MOVED || truth.cancelled();
        Integer departs = truth.departureDelay();
        Integer arrives = truth.arrivalLateness();
        var departure = keepRanges || truth.boarded() || departs == null
                ? told.departure()
                : TellableRange.departure(departs, truth.ahead(), parameters);
        var arrival = keepRanges || arrives == null
                ? told.arrival()
                : TellableRange.arrival(arrives, truth.ahead(), parameters);
        Integer shown = truth.boarded() ? truth.arrivalDelay() : truth.departureDelay();
        // That the train does not call where they board is all they read then.
        boolean hidden = reason == NoticeReason.BOARDING_CANCELLED;
        return new LastTold(told.version() + 1, truth.cancelled(), truth.boardingCancelled(),
                hidden ? told.alightingCancelled() : truth.alightingCancelled(), departure, arrival,
                Objects.equals(truth.platform(), truth.plannedPlatform()) && told.platform() == null
                        ? null
                        : truth.platform(),
                truth.message(), shown == null ? told.shownMinutes() : shown,
                told.interrupts() + (noticeClass == NoticeClass.NORMAL ? 1 : 0), s.now());
    }

    private static Instant usefulUntil(Situation s) {
        var truth = s.truth();
        var end = truth.boarded() ? truth.expectedArrival() : truth.expectedDeparture();
        return end != null && end.isAfter(s.now()) ? end : s.now().plus(USEFUL_WITHOUT_TIMES);
    }
}
