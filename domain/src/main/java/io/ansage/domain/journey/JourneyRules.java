package io.ansage.domain.journey;

import io.ansage.domain.journey.Ruling.Accepted;
import io.ansage.domain.journey.Ruling.Refused;
import io.ansage.domain.journey.Ruling.Unchanged;
import io.ansage.domain.journey.command.AddStopCall;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.command.CancelStopCall;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.CompleteJourney;
import io.ansage.domain.journey.command.CorrectJourney;
import io.ansage.domain.journey.command.HoldConnection;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.PublishJourneyMessage;
import io.ansage.domain.journey.command.RecordPassing;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.journey.command.ReinstateJourney;
import io.ansage.domain.journey.command.ReinstateStopCall;
import io.ansage.domain.journey.command.ReleaseConnection;
import io.ansage.domain.journey.command.ScheduleJourney;
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
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.SuppressionReason;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a journey makes of a command. The gate tries its commands out on these rules before it dispatches them, and the
 * aggregate decides by them, so the two cannot disagree.
 */
public final class JourneyRules {

    private JourneyRules() {}

    /** Judges a command against what is known of the journey; nothing is known before its first event. */
    public static Ruling judge(@Nullable JourneyOutlook state, JourneyCommand command) {
        if (state == null) {
            return command instanceof ScheduleJourney c
                    ? schedule(c)
                    : new Refused(QuarantineReason.UNMATCHED, "there is no journey " + command.journeyId());
        }
        if (!state.id().equals(command.journeyId())) {
            return new Refused(QuarantineReason.REFUSED, command.journeyId() + " is not " + state.id());
        }
        return switch (command) {
            case ScheduleJourney _ -> same();
            case RecordTimes c -> state.completed()
                    ? correct(state, c.delayMinutes(), c.calls(), "reported after the end", c.report())
                    : times(state, c);
            case CorrectJourney c -> state.completed()
                    ? correct(state, c.delayMinutes(), c.calls(), c.remark(), c.report())
                    : refused("the journey is not over, so there is nothing to correct");
            case CancelJourney c -> cancel(state, c);
            case ReinstateJourney c -> reinstate(state, c);
            case CancelStopCall c -> onCall(state, c.order(), call -> call.cancelled()
                    && !Precedence.takesOver(state, Fact.CALLS, c.report())
                            ? same()
                            : fact(state, Fact.CALLS, c.report(),
                                    p -> new StopCallCancelled(c.journeyId(), c.order(), c.cause(), p)));
            case ReinstateStopCall c -> onCall(state, c.order(), call -> !call.cancelled()
                    ? same()
                    : fact(state, Fact.CALLS, c.report(), p -> new StopCallReinstated(c.journeyId(), c.order(), p)));
            case AddStopCall c -> add(state, c);
            case ChangePlatform c -> onCall(state, c.order(), call -> platform(state, call, c));
            case RecordPassing c -> passing(state, c);
            case CompleteJourney c -> complete(state, c);
            case PublishJourneyMessage c -> c.text().equals(state.message())
                    ? same()
                    : fact(state, Fact.MESSAGE, c.report(),
                            p -> new JourneyMessagePublished(c.journeyId(), c.messageId(), c.text(), p));
            case HoldConnection c -> ConnectionRules.hold(state, c);
            case ReleaseConnection c -> ConnectionRules.release(state, c);
        };
    }

    private static Ruling schedule(ScheduleJourney c) {
        if (c.calls().isEmpty()) {
            return refused("calls: a journey calls somewhere");
        }
        for (int i = 1; i < c.calls().size(); i++) {
            if (c.calls().get(i).order() <= c.calls().get(i - 1).order()) {
                return refused("calls: their order must rise");
            }
        }
        var because = switch (c.report().source().kind()) {
            case TIMETABLE -> Acceptance.TIMETABLE;
            case BATCH, REALTIME -> Acceptance.FIRST_REPORT;
            case OPERATOR -> Acceptance.OPERATOR_DECISION;
        };
        return accepted(new JourneyScheduled(c.journeyId(), c.trainNumber(), c.line(), c.headsign(), c.zone(),
                c.calls(), c.report().accepted(because)));
    }

    private static Ruling times(JourneyOutlook state, RecordTimes c) {
        var implausible = VisibleTimes.findImplausible(state, c.delayMinutes(), c.calls());
        if (implausible.isPresent()) {
            return new Refused(QuarantineReason.IMPLAUSIBLE_DELAY, implausible.get());
        }
        boolean saysTimes = c.delayMinutes() != null || !c.calls().isEmpty();
        if (saysTimes && c.delayMinutes() == null && c.cause() == null
                && c.calls().stream().noneMatch(t -> state.findCall(t.order()).isPresent())) {
            return new Refused(QuarantineReason.UNKNOWN_STOP,
                    "calls: " + state.id() + " has no call " + c.calls().getFirst().order());
        }
        var timesOut = saysTimes ? Precedence.against(state, Fact.TIMES, c.report()) : null;
        var causeOut = c.cause() != null ? Precedence.against(state, Fact.CAUSE, c.report()) : null;
        // A train that does not run has no delay that anybody could see.
        boolean timesStand = saysTimes && timesOut == null && !state.cancelled();
        boolean takesOver = timesStand && Precedence.takesOver(state, Fact.TIMES, c.report());
        var calls = !timesStand
                ? List.<CallTimes>of()
                : takesOver
                        ? c.calls().stream().filter(t -> state.findCall(t.order()).isPresent()).toList()
                        : VisibleTimes.differing(state, c.calls());
        var delay = timesStand && (takesOver || !Objects.equals(c.delayMinutes(), state.delayMinutes()))
                ? c.delayMinutes()
                : null;
        var cause = causeOut == null && !Objects.equals(c.cause(), state.cause()) ? c.cause() : null;
        if (delay == null && calls.isEmpty() && cause == null) {
            return timesOut != null ? new Unchanged(timesOut) : causeOut != null ? new Unchanged(causeOut) : same();
        }
        var fact = delay != null || !calls.isEmpty() ? Fact.TIMES : Fact.CAUSE;
        return accepted(new TimesChanged(c.journeyId(), delay, calls, cause,
                c.report().accepted(Precedence.because(state, fact, c.report()))));
    }

    private static Ruling correct(JourneyOutlook state, @Nullable Integer delayMinutes, List<CallTimes> calls,
            String remark, Report report) {
        var implausible = VisibleTimes.findImplausible(state, delayMinutes, calls);
        if (implausible.isPresent()) {
            return new Refused(QuarantineReason.IMPLAUSIBLE_DELAY, implausible.get());
        }
        var out = Precedence.againstCorrection(state, report);
        if (out != null) {
            return new Unchanged(out);
        }
        var differing = VisibleTimes.differing(state, calls);
        var delay = Objects.equals(delayMinutes, state.delayMinutes()) ? null : delayMinutes;
        if (delay == null && differing.isEmpty()) {
            return new Unchanged(SuppressionReason.AFTER_COMPLETION);
        }
        return accepted(new JourneyCorrected(state.id(), delay, differing, remark,
                report.accepted(Precedence.because(state, Fact.TIMES, report))));
    }

    private static Ruling cancel(JourneyOutlook state, CancelJourney c) {
        if (state.completed()) {
            return refused("the journey is over");
        }
        if (!state.cancelled() || Precedence.takesOver(state, Fact.CANCELLATION, c.report())) {
            return fact(state, Fact.CANCELLATION, c.report(), p -> new JourneyCancelled(c.journeyId(), c.cause(), p));
        }
        return c.cause() == null || c.cause().equals(state.cause())
                ? same()
                : fact(state, Fact.CAUSE, c.report(),
                        p -> new TimesChanged(c.journeyId(), null, List.of(), c.cause(), p));
    }

    private static Ruling reinstate(JourneyOutlook state, ReinstateJourney c) {
        if (state.completed()) {
            return refused("the journey is over");
        }
        return !state.cancelled()
                ? same()
                : fact(state, Fact.CANCELLATION, c.report(), p -> new JourneyReinstated(c.journeyId(), p));
    }

    private static Ruling add(JourneyOutlook state, AddStopCall c) {
        if (state.completed()) {
            return refused("the journey is over");
        }
        var there = state.findCall(c.call().order()).orElse(null);
        if (there != null) {
            return there.planned().stop().equals(c.call().stop())
                    ? same()
                    : refused("call order: " + c.call().order() + " is taken by " + there.planned().stopName());
        }
        // One more place does not contradict what was said about others, so only the rank counts, not the age.
        var out = Precedence.against(state, Fact.CALLS, c.report());
        return out == SuppressionReason.BETTER_SOURCE_HOLDS
                ? new Unchanged(out)
                : accepted(new StopCallAdded(c.journeyId(), c.call(),
                        c.report().accepted(Precedence.because(state, Fact.CALLS, c.report()))));
    }

    private static Ruling platform(JourneyOutlook state, CallOutlook call, ChangePlatform c) {
        boolean same = Objects.equals(call.platform(), c.platform())
                && !Precedence.takesOver(state, Fact.PLATFORMS, c.report());
        return same || call.departed()
                ? same()
                : fact(state, Fact.PLATFORMS, c.report(), p -> new PlatformChanged(c.journeyId(), c.order(),
                        call.platform(), c.platform(), p));
    }

    private static Ruling passing(JourneyOutlook state, RecordPassing c) {
        var call = state.findCall(c.order()).orElse(null);
        if (call == null) {
            return unknownCall(state, c.order());
        }
        if (state.completed()) {
            return new Unchanged(SuppressionReason.AFTER_COMPLETION);
        }
        if (state.cancelled() || c.phase().compareTo(call.phase()) <= 0) {
            return same();
        }
        // A train does not go back: old news of progress is still true.
        var out = Precedence.against(state, Fact.PROGRESS, c.report());
        return out == SuppressionReason.BETTER_SOURCE_HOLDS
                ? new Unchanged(out)
                : accepted(new StopCallPassed(c.journeyId(), c.order(), c.phase(), c.at(),
                        c.report().accepted(Precedence.because(state, Fact.PROGRESS, c.report()))));
    }

    private static Ruling complete(JourneyOutlook state, CompleteJourney c) {
        if (state.completed()) {
            return new Unchanged(SuppressionReason.AFTER_COMPLETION);
        }
        return state.cancelled()
                ? same()
                : fact(state, Fact.PROGRESS, c.report(), p -> new JourneyCompleted(c.journeyId(), c.at(), p));
    }

    static Ruling onCall(JourneyOutlook state, int order, Function<CallOutlook, Ruling> rule) {
        if (state.completed()) {
            return refused("the journey is over");
        }
        var call = state.findCall(order).orElse(null);
        return call == null ? unknownCall(state, order) : rule.apply(call);
    }

    static Ruling fact(JourneyOutlook state, Fact fact, Report report,
            Function<Provenance, JourneyEvent> event) {
        var out = Precedence.against(state, fact, report);
        return out != null
                ? new Unchanged(out)
                : accepted(event.apply(report.accepted(Precedence.because(state, fact, report))));
    }

    private static Ruling accepted(JourneyEvent event) {
        return new Accepted(List.of(event));
    }

    static Ruling same() {
        return new Unchanged(SuppressionReason.NO_VISIBLE_CHANGE);
    }

    private static Ruling refused(String detail) {
        return new Refused(QuarantineReason.REFUSED, detail);
    }

    private static Ruling unknownCall(JourneyOutlook state, int order) {
        return new Refused(QuarantineReason.UNKNOWN_STOP, "order: " + state.id() + " has no call " + order);
    }
}
