package io.ansage.domain.journey;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of a journey into its outlook. Every reader of events uses this one fold, a rebuild of the projection
 * millions of times: lists are made once, in arrays and without streams.
 */
public final class JourneyFold {

    private JourneyFold() {}

    /** The outlook after all these events of one journey, in order; nothing if there are none. */
    public static @Nullable JourneyOutlook fold(Iterable<? extends JourneyEvent> events) {
        JourneyOutlook outlook = null;
        for (var event : events) {
            outlook = after(outlook, event);
        }
        return outlook;
    }

    /**
     * The outlook after one more event.
     *
     * @throws IllegalStateException if the first event of a journey is not its schedule
     */
    public static JourneyOutlook after(@Nullable JourneyOutlook before, JourneyEvent event) {
        if (event instanceof JourneyScheduled e) {
            return new JourneyOutlook(e.journeyId(), before == null ? 1 : before.revision() + 1, e.trainNumber(),
                    e.line(), e.headsign(), e.zone(), JourneyStatus.SCHEDULED, null,
                    e.calls().stream().map(c -> CallOutlook.of(c, false)).toList(), null, null, false,
                    Map.of(Fact.PLAN, e.provenance()), List.of(), List.of());
        }
        if (before == null) {
            throw new IllegalStateException("first event of " + event.journeyId() + " is " + event.getClass());
        }
        var next = new Next(before, event);
        switch (event) {
            case JourneyScheduled _ -> throw new IllegalStateException("handled above");
            case TimesChanged e -> {
                next.cause(e.cause());
                // Times and cause may come from different messages whose clocks differ, so each ages by itself.
                if (e.delayMinutes() != null || !e.calls().isEmpty()) {
                    next.times(e.delayMinutes(), e.calls()).sampled().known(Fact.TIMES);
                }
            }
            case JourneyCancelled e -> next.status(JourneyStatus.CANCELLED).cause(e.cause()).known(Fact.CANCELLATION);
            case JourneyReinstated _ -> next.status(next.startedStatus()).clearCause().known(Fact.CANCELLATION);
            case StopCallCancelled e -> next.call(e.order(), c -> c.withCancelled(true))
                    .cause(e.cause())
                    .known(Fact.CALLS);
            case StopCallReinstated e -> next.call(e.order(), c -> c.withCancelled(false)).known(Fact.CALLS);
            case StopCallAdded e -> next.add(e.call()).known(Fact.CALLS);
            case PlatformChanged e -> next.call(e.order(), c -> c.withPlatform(e.to())).known(Fact.PLATFORMS);
            case StopCallPassed e -> next.passed(e).known(Fact.PROGRESS);
            case JourneyCompleted _ -> next.status(JourneyStatus.COMPLETED).known(Fact.PROGRESS);
            case JourneyCorrected e -> next.times(e.delayMinutes(), e.calls()).corrected().known(Fact.TIMES);
            case JourneyMessagePublished e -> next.message(e.text()).known(Fact.MESSAGE);
            case ConnectionHeld e -> next.waitsNoMoreFor(e.feeder())
                    .waits(new ConnectionHold(e.feeder(), e.order(), e.minutes()))
                    .known(Fact.CONNECTIONS);
            case ConnectionReleased e -> next.waitsNoMoreFor(e.feeder()).known(Fact.CONNECTIONS);
        }
        return next.outlook();
    }

    /** A copy under change; lives for one event. */
    private static final class Next {
        private final JourneyOutlook before;
        private final JourneyEvent event;
        private final Map<Fact, Provenance> known;
        private JourneyStatus status;
        private @Nullable Integer delay;
        private List<CallOutlook> calls;
        private @Nullable Cause cause;
        private @Nullable String message;
        private boolean corrected;
        private List<DelaySample> recent;
        private List<ConnectionHold> holds;

        Next(JourneyOutlook before, JourneyEvent event) {
            this.before = before;
            this.event = event;
            this.known = new EnumMap<>(before.known());
            this.status = before.status();
            this.delay = before.delayMinutes();
            this.calls = before.calls();
            this.cause = before.cause();
            this.message = before.message();
            this.corrected = before.corrected();
            this.recent = before.recent();
            this.holds = before.holds();
        }

        Next times(@Nullable Integer delayMinutes, List<CallTimes> news) {
            delay = delayMinutes != null ? delayMinutes : delay;
            var known = calls;
            var changed = known.toArray(CallOutlook[]::new);
            for (var times : news) {
                int i = indexOf(times.order());
                if (i >= 0) {
                    changed[i] = known.get(i).withTimes(times);
                }
            }
            calls = List.of(changed);
            return this;
        }

        /** Where the call of this order is; negative if there is none. */
        private int indexOf(int order) {
            for (int i = 0; i < calls.size(); i++) {
                if (calls.get(i).order() == order) {
                    return i;
                }
            }
            return -1;
        }

        /** Notes the delay where the train is now: at the call that comes next, or of the train as a whole. */
        Next sampled() {
            var minutes = delayNow();
            if (minutes != null) {
                var at = event.provenance().observedAt();
                var samples = new ArrayList<>(recent);
                samples.removeIf(s -> !s.observedAt().isBefore(at));
                samples.add(new DelaySample(at, minutes));
                // The newest sample outside the window stays: it is the value that held when the window began.
                while (samples.size() > 1
                        && !samples.get(1).observedAt().isAfter(at.minus(JourneyOutlook.RECENT))) {
                    samples.removeFirst();
                }
                recent = samples;
            }
            return this;
        }

        private @Nullable Integer delayNow() {
            for (var call : calls) {
                if (!call.departed() && !call.cancelled()) {
                    var minutes = call.ownDelay();
                    if (minutes != null) {
                        return minutes;
                    }
                }
            }
            return delay;
        }

        Next passed(StopCallPassed e) {
            status = status == JourneyStatus.SCHEDULED ? JourneyStatus.RUNNING : status;
            // A train that has come this far has left every earlier call, reported or not.
            return each(c -> c.order() < e.order()
                    ? c.withPhase(CallPhase.DEPARTED)
                    : c.order() == e.order() ? c.withPhase(e.phase()) : c);
        }

        Next add(StopCall call) {
            var more = new ArrayList<>(calls);
            more.removeIf(c -> c.order() == call.order());
            more.add(CallOutlook.of(call, true));
            more.sort(Comparator.comparingInt(CallOutlook::order));
            calls = more;
            return this;
        }

        Next call(int order, UnaryOperator<CallOutlook> change) {
            return each(c -> c.order() == order ? change.apply(c) : c);
        }

        private Next each(UnaryOperator<CallOutlook> change) {
            var changed = calls.toArray(CallOutlook[]::new);
            Arrays.setAll(changed, i -> change.apply(changed[i]));
            calls = List.of(changed);
            return this;
        }

        Next status(JourneyStatus news) {
            status = news;
            return this;
        }

        JourneyStatus startedStatus() {
            return calls.stream().anyMatch(CallOutlook::reached) ? JourneyStatus.RUNNING : JourneyStatus.SCHEDULED;
        }

        Next cause(@Nullable Cause news) {
            if (news != null) {
                cause = news;
                known.put(Fact.CAUSE, event.provenance());
            }
            return this;
        }

        Next clearCause() {
            cause = null;
            return this;
        }

        Next message(String text) {
            message = text;
            return this;
        }

        Next waits(ConnectionHold news) {
            holds = Stream.concat(holds.stream(), Stream.of(news)).toList();
            return this;
        }

        Next waitsNoMoreFor(JourneyId feeder) {
            holds = holds.stream().filter(h -> !h.feeder().equals(feeder)).toList();
            return this;
        }

        Next corrected() {
            corrected = true;
            return this;
        }

        Next known(Fact fact) {
            known.put(fact, event.provenance());
            return this;
        }

        JourneyOutlook outlook() {
            return new JourneyOutlook(before.id(), before.revision() + 1, before.trainNumber(), before.line(),
                    before.headsign(), before.zone(), status, delay, calls, cause, message, corrected, known,
                    recent, holds);
        }
    }
}
