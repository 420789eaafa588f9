package io.ansage.domain.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The current truth about a journey: the fold of its events, the same for the command side, the projections and anyone
 * who asks what was known at an earlier instant.
 *
 * @param id           which journey
 * @param revision     number of events folded; rises by one with each
 * @param trainNumber  as passengers know it
 * @param line         line, where one is known
 * @param headsign     destination as displayed, where one is known
 * @param zone         zone in which its times are read
 * @param status       where it stands as a whole
 * @param delayMinutes delay of the whole train, where its source names no times per call
 * @param calls        calls in order
 * @param cause        why it is late or cancelled, where known
 * @param message      the operator's latest words about it
 * @param corrected    whether something was learned after the journey was over
 * @param known        for each kind of fact the latest accepted report
 * @param recent       the course of the delay over the last quarter of an hour, oldest first
 * @param holds        for whom it waits, by an operator's decision; at most one for each feeder
 */
public record JourneyOutlook(JourneyId id, long revision, TrainNumber trainNumber, @Nullable String line,
        @Nullable String headsign, ZoneId zone, JourneyStatus status, @Nullable Integer delayMinutes,
        List<CallOutlook> calls, @Nullable Cause cause, @Nullable String message, boolean corrected,
        Map<Fact, Provenance> known, List<DelaySample> recent, List<ConnectionHold> holds) {

    /** How far back the course of the delay is kept. */
    static final Duration RECENT = Duration.ofMinutes(15);

    private static final Duration TREND = Duration.ofMinutes(10);

    public JourneyOutlook {
        calls = List.copyOf(calls);
        // Of all maps this one is copied fastest, and that is done for each event.
        known = known.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(known));
        recent = List.copyOf(recent);
        // Outlooks that were stored before trains could wait lack it.
        holds = holds == null ? List.of() : List.copyOf(holds);
    }

    /** By how many minutes the delay grew over the last ten minutes observed; negative if it shrank. */
    public int trendMinutes() {
        if (recent.isEmpty()) {
            return 0;
        }
        var now = recent.getLast();
        var then = now.observedAt().minus(TREND);
        // The value that held ten minutes ago is the last one observed by then.
        var earlier = recent.stream()
                .filter(s -> !s.observedAt().isAfter(then))
                .reduce((a, b) -> b)
                .orElse(recent.getFirst());
        return now.minutes() - earlier.minutes();
    }

    public boolean cancelled() {
        return status == JourneyStatus.CANCELLED;
    }

    public boolean completed() {
        return status == JourneyStatus.COMPLETED;
    }

    public Optional<CallOutlook> findCall(int order) {
        // No stream: every decision about a passenger asks for calls a dozen times.
        for (var call : calls) {
            if (call.order() == order) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    /** What was decided about waiting for this journey. */
    public Optional<ConnectionHold> findHold(JourneyId feeder) {
        return holds.stream().filter(h -> h.feeder().equals(feeder)).findFirst();
    }

    public CallOutlook first() {
        return calls.getFirst();
    }

    public CallOutlook last() {
        return calls.getLast();
    }

    /** The first call that is served; the first of all if none is. */
    public CallOutlook firstServed() {
        return firstServed(calls);
    }

    /** The last call that is served; the last of all if none is. */
    public CallOutlook lastServed() {
        return firstServed(calls.reversed());
    }

    private static CallOutlook firstServed(List<CallOutlook> calls) {
        // No stream: boards ask for each line.
        for (var call : calls) {
            if (!call.cancelled()) {
                return call;
            }
        }
        return calls.getFirst();
    }

    /** Whether it does not leave from a call where it should: it does not run, does not call there, or ends there early. */
    public boolean departureCancelled(CallOutlook call) {
        return cancelled() || call.cancelled()
                || call.order() >= lastServed().order() && call.order() != last().order();
    }

    /** Whether it does not come to a call where it should: it does not run, does not call there, or begins there late. */
    public boolean arrivalCancelled(CallOutlook call) {
        return cancelled() || call.cancelled()
                || call.order() <= firstServed().order() && call.order() != first().order();
    }

    /** Where it goes: its headsign, or the last stop served where the train does not get as far as planned. */
    public String destination() {
        return headsign != null && lastServed().order() == last().order()
                ? headsign
                : lastServed().planned().stopName();
    }

    /** Observation time of the newest accepted report: the "as of" of every display. */
    public Instant asOf() {
        return newest().map(Provenance::observedAt).orElse(Instant.EPOCH);
    }

    /** How old the newest accepted report was when we learned it; zero if the source's clock is ahead of ours. */
    public Duration newsAge() {
        return newest().map(p -> Duration.between(p.observedAt(), p.knownAt()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private Optional<Provenance> newest() {
        Provenance newest = null;
        for (var provenance : known.values()) {
            if (newest == null || provenance.observedAt().isAfter(newest.observedAt())) {
                newest = provenance;
            }
        }
        return Optional.ofNullable(newest);
    }

    /**
     * Minutes late on departure from a call. Where the call itself has no time the delay of the nearest earlier call
     * carries on, as GTFS-Realtime defines it, and then that of the whole train. Nothing known is nothing, not zero.
     */
    public @Nullable Integer departureDelayAt(int order) {
        var call = findCall(order).orElse(null);
        if (call == null) {
            return null;
        }
        var own = call.ownDelay();
        return own != null ? own : carriedTo(order);
    }

    /** Minutes late on arrival at a call; see {@link #departureDelayAt}. */
    public @Nullable Integer arrivalDelayAt(int order) {
        var call = findCall(order).orElse(null);
        if (call == null) {
            return null;
        }
        Integer own = call.arrivalDelay();
        return own != null ? own : carriedTo(order);
    }

    private @Nullable Integer carriedTo(int order) {
        Integer carried = null;
        for (var call : calls) {
            if (call.order() >= order) {
                break;
            }
            var own = call.ownDelay();
            carried = own != null ? own : carried;
        }
        return carried != null ? carried : delayMinutes;
    }
}
