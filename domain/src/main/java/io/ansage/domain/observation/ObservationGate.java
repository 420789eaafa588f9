package io.ansage.domain.observation;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Fact;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.VisibleTimes;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.command.CompleteJourney;
import io.ansage.domain.journey.command.CorrectJourney;
import io.ansage.domain.journey.command.ReinstateJourney;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out what no passenger could see. Every observation ends here in exactly one of: commands, a reason why it makes
 * no difference, or quarantine. Pure: the same arguments give the same decision.
 */
public final class ObservationGate {

    /** Sources' clocks may be ahead of ours by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    /** A train does not move earlier than this before its departure. */
    private static final Duration EARLIEST_START = Duration.ofHours(3);
    /** Messages overtake each other by about this; what is older is a replay. */
    private static final Duration OVERTAKING = Duration.ofMinutes(3);
    private static final Source TIMETABLE = new Source("timetable", SourceKind.TIMETABLE);

    private ObservationGate() {}

    /**
     * Decides what becomes of an observation.
     *
     * @param known          what is known of the journey; nothing if it has no event yet
     * @param planned        what the timetable says of it, where it does
     * @param now            passenger time
     * @param lastObservedAt observation time of the newest report of the same source about this journey, where one was
     *                       seen
     */
    public static GateDecision decide(@Nullable JourneyOutlook known, Observation o, JourneyId id,
            @Nullable PlannedJourney planned, Instant now, @Nullable Instant lastObservedAt) {
        var observedAt = o.report().observedAt();
        if (fromTheFuture(observedAt, now)) {
            return new GateDecision.Quarantined(QuarantineReason.FROM_THE_FUTURE,
                    "observedAt: " + observedAt + " is later than now, " + now);
        }
        if (implausible(o)) {
            return new GateDecision.Quarantined(QuarantineReason.IMPLAUSIBLE_DELAY,
                    "delay: " + o.delayMinutes() + " minutes, or that of a call, is more than a train can be late");
        }
        var plan = planned != null ? planned : o.plan();
        if (known == null && plan == null) {
            return new GateDecision.Quarantined(QuarantineReason.UNMATCHED,
                    "journey: neither the timetable nor the message itself says where " + id + " calls");
        }
        if (leftOver(o, known, plan)) {
            return new GateDecision.Suppressed(SuppressionReason.STALE_BLOCK);
        }
        var trial = new Trial(known);
        if (known == null && plan != null) {
            var report = planned != null ? Report.of(TIMETABLE, observedAt, o.report().knownAt()) : o.report();
            trial.tryOut(new ScheduleJourney(id, plan.trainNumber(), plan.line(), plan.headsign(), plan.zone(),
                    plan.calls(), report));
            if (!trial.known()) {
                return trial.decision();
            }
        }
        boolean older = known != null && older(known, o.report(), lastObservedAt);
        return older ? onlyWhatDoesNotAge(trial, o, lastObservedAt) : whatIsVisible(trial, o);
    }

    /** Whether an observation claims to be of a time that has not come yet, by more than clocks differ. */
    public static boolean fromTheFuture(Instant observedAt, Instant now) {
        return observedAt.isAfter(now.plus(CLOCK_SKEW));
    }

    /**
     * Whether a decision stands as well for every later observation in which the same source says the same, until more is
     * known of the journey. Then its content need not be looked at. All that depends on time in this gate, apart from
     * {@link #fromTheFuture} and on what is cancelled or over, only ever lets a later report in where an earlier one
     * was let in: its times are not older than those known, a better source's word has expired, the train has started.
     *
     * @param known what was known of the journey when it was decided
     */
    public static boolean standsForRepeats(@Nullable JourneyOutlook known, Observation o, GateDecision decision) {
        return known != null && !known.completed()
                && (!known.cancelled() || o.status() == ReportedStatus.CANCELLED)
                && o.report().source().kind() == SourceKind.REALTIME
                && decision instanceof GateDecision.Suppressed suppressed
                && suppressed.reason() == SuppressionReason.NO_VISIBLE_CHANGE;
    }

    /** Of an older message only what it says of places passed is still news: captures may overtake each other. */
    private static GateDecision onlyWhatDoesNotAge(Trial trial, Observation o, @Nullable Instant lastObservedAt) {
        boolean overtaken = lastObservedAt != null
                && lastObservedAt.minus(OVERTAKING).isBefore(o.report().observedAt());
        if (overtaken && !trial.state().completed() && LearnedCalls.learns(trial.state(), o)) {
            LearnedCalls.recall(trial, o);
        }
        return trial.changesNothing()
                ? new GateDecision.Suppressed(SuppressionReason.OLDER_THAN_KNOWN)
                : trial.decision();
    }

    private static GateDecision whatIsVisible(Trial trial, Observation o) {
        var id = trial.state().id();
        if (trial.state().completed()) {
            return correction(trial, o);
        }
        if (o.status() == ReportedStatus.CANCELLED) {
            trial.tryOut(new CancelJourney(id, o.cause(), o.report()));
            return trial.decision();
        }
        if (trial.state().cancelled() && runsAgain(trial.state(), o)) {
            trial.tryOut(new ReinstateJourney(id, o.report()));
        }
        var calls = ResolvedCalls.resolve(trial, o);
        var impossible = calls.tryOut(trial);
        if (impossible != null) {
            return impossible;
        }
        if (o.status() == ReportedStatus.COMPLETED) {
            var at = o.endedAt() != null ? o.endedAt() : o.report().observedAt();
            trial.tryOut(new CompleteJourney(id, at, o.report()));
        }
        return trial.changesNothing() && calls.saysNothingElse()
                ? new GateDecision.Quarantined(QuarantineReason.UNKNOWN_STOP, calls.unknownStops())
                : trial.decision();
    }

    private static GateDecision correction(Trial trial, Observation o) {
        var calls = ResolvedCalls.amongKnown(trial.state(), o);
        var times = calls.times();
        if (times == null) {
            return calls.impossible();
        }
        var remark = o.report().source().kind() == SourceKind.BATCH
                ? "late report"
                : o.status() == ReportedStatus.RUNNING ? "reported as running after its end" : "reported after its end";
        trial.tryOut(new CorrectJourney(trial.state().id(), o.delayMinutes(), times, remark, o.report()));
        return trial.decision();
    }

    /**
     * A lasting cancellation is not undone by predictions that some other system goes on making: that takes newer word
     * of the same source or a better one, or a train that is seen to run.
     */
    private static boolean runsAgain(JourneyOutlook state, Observation o) {
        var cancelled = state.known().get(Fact.CANCELLATION);
        if (cancelled == null || !o.report().observedAt().isAfter(cancelled.observedAt())) {
            return false;
        }
        boolean itsWord = o.report().source().equals(cancelled.source())
                || o.report().source().kind().overrules(cancelled.source().kind());
        return switch (o.status()) {
            case RUNNING -> true;
            case SCHEDULED -> itsWord;
            case UNKNOWN, CANCELLED, COMPLETED -> false;
        };
    }

    private static boolean implausible(Observation o) {
        return VisibleTimes.implausible(o.delayMinutes()) || o.calls()
                .stream()
                .anyMatch(c -> VisibleTimes
                        .implausible(minutes(c.arrivalDelaySeconds()))
                        || VisibleTimes.implausible(minutes(c.departureDelaySeconds()))
                        || VisibleTimes.implausible(c.aimedArrival(), c.expectedArrival())
                        || VisibleTimes.implausible(c.aimedArrival(), c.actualArrival())
                        || VisibleTimes.implausible(c.aimedDeparture(), c.expectedDeparture())
                        || VisibleTimes.implausible(c.aimedDeparture(), c.actualDeparture()));
    }

    private static @Nullable Integer minutes(@Nullable Integer seconds) {
        return seconds == null ? null : seconds / 60;
    }

    /** A train that runs, or even ends, long before its departure is an earlier train of the same number. */
    private static boolean leftOver(Observation o, @Nullable JourneyOutlook known, @Nullable PlannedJourney plan) {
        if (o.status() != ReportedStatus.RUNNING && o.status() != ReportedStatus.COMPLETED) {
            return false;
        }
        StopCall first = known != null
                ? known.first().planned()
                : plan != null && !plan.calls().isEmpty() ? plan.calls().getFirst() : null;
        var departure = first == null
                ? null
                : first.aimedDeparture() != null ? first.aimedDeparture() : first.aimedArrival();
        boolean started = known != null && known.calls().stream().anyMatch(CallOutlook::reached);
        if (first == null || departure == null || started) {
            return false;
        }
        // A train that is so late cannot have passed another place before it left its origin so late.
        boolean underWay = o.calls()
                .stream()
                .anyMatch(c -> c.phase() != CallPhase.AHEAD && !ResolvedCalls.names(c, first));
        var earliest = underWay && o.delayMinutes() != null
                ? departure.plus(Duration.ofMinutes(o.delayMinutes()))
                : departure.minus(EARLIEST_START);
        return o.report().observedAt().isBefore(earliest);
    }

    private static boolean older(JourneyOutlook known, Report report, @Nullable Instant lastObservedAt) {
        if (lastObservedAt != null && report.observedAt().isBefore(lastObservedAt)) {
            return true;
        }
        // After a restart the facts themselves still tell how far this source had come, if it told the whole state.
        return lastObservedAt == null && known.known()
                .values()
                .stream()
                .filter(p -> p.source().equals(report.source()))
                .map(Provenance::observedAt)
                .anyMatch(report.observedAt()::isBefore);
    }
}
