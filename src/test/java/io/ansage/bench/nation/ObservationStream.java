package io.ansage.bench.nation;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What two feeds say of all trains, merged by time. One reports how late a train is and where it is; the other forecasts
 * the next calls. Both tell the truth of the moment, again and again; the last word on each train says how it ended.
 */
final class ObservationStream implements Iterator<Observation> {

    private static final Source POSITIONS = new Source("positions", SourceKind.REALTIME);
    private static final Source FORECASTS = new Source("forecasts", SourceKind.REALTIME);
    /** Every so many reports the forecasts speak. */
    private static final int FORECAST_EVERY = 4;
    private static final int CALLS_FORECAST = 3;

    private final PriorityQueue<Voice> voices;

    ObservationStream(List<TrainDay> trains) {
        this.voices = new PriorityQueue<>(Math.max(1, trains.size()),
                Comparator.<Voice, Instant>comparing(v -> v.next).thenComparing(v -> v.train.plan().id()));
        for (var train : trains) {
            voices.add(new Voice(train));
        }
    }

    @Override
    public boolean hasNext() {
        return !voices.isEmpty();
    }

    @Override
    public Observation next() {
        var voice = voices.poll();
        if (voice == null) {
            throw new NoSuchElementException("the day is over");
        }
        var said = voice.speak();
        if (voice.said < voice.total) {
            voices.add(voice);
        }
        return said;
    }

    /** How one train is spoken of, evenly from an hour before it starts until it has ended. */
    private static final class Voice {

        private final TrainDay train;
        private final int total;
        private final long nanosBetween;
        private Instant next;
        private int said;

        Voice(TrainDay train) {
            this.train = train;
            this.total = train.observations();
            this.next = train.firstObserved();
            // The last one is said when the train has arrived, however late.
            this.nanosBetween = Duration.between(next, train.arrival()).toNanos() / Math.max(1, total - 1) + 1;
        }

        Observation speak() {
            var at = next;
            said++;
            next = next.plusNanos(nanosBetween);
            boolean forecast = said % FORECAST_EVERY == 0 && said < total;
            var plan = train.plan();
            var source = forecast ? FORECASTS : POSITIONS;
            int delay = train.delayAt(at);
            var ref = new JourneyRef(plan.id().network(), plan.id().trip(), plan.trainNumber(),
                    plan.id().serviceDate());
            var id = source.id() + "/" + plan.id().trip() + "/" + said;
            var report = Report.of(source, at, at);
            if (train.cancelledBy(at)) {
                return new Observation(id, report, ref, ReportedStatus.CANCELLED, null, List.of(), null, null, null);
            }
            boolean ended = said == total;
            var status = ended
                    ? ReportedStatus.COMPLETED
                    : at.isBefore(train.departure()) ? ReportedStatus.SCHEDULED : ReportedStatus.RUNNING;
            return forecast
                    ? new Observation(id, report, ref, ReportedStatus.UNKNOWN, null, forecasts(at, delay), null, null,
                            null)
                    : new Observation(id, report, ref, status, delay, position(at, delay), null, ended ? at : null,
                            null);
        }

        private List<ObservedCall> forecasts(Instant at, int delay) {
            return train.plan()
                    .calls()
                    .stream()
                    .filter(call -> !reached(call, at, delay))
                    .limit(CALLS_FORECAST)
                    .map(call -> new ObservedCall(call.order(), call.stop(), null, null, null,
                            late(call.aimedArrival(), delay), late(call.aimedDeparture(), delay), null, null, null,
                            null, null, null, CallPhase.AHEAD))
                    .toList();
        }

        /** The last call that the train has left. */
        private List<ObservedCall> position(Instant at, int delay) {
            StopCall last = null;
            for (var call : train.plan().calls()) {
                var departure = late(call.aimedDeparture(), delay);
                if (departure == null || departure.isAfter(at)) {
                    break;
                }
                last = call;
            }
            return last == null
                    ? List.of()
                    : List.of(new ObservedCall(last.order(), last.stop(), null, null, null,
                            null, null, null, null, null, null, null, null, CallPhase.DEPARTED));
        }

        private static boolean reached(StopCall call, Instant at, int delay) {
            var time = call.aimedArrival() != null ? call.aimedArrival() : call.aimedDeparture();
            var expected = late(time, delay);
            return expected != null && !expected.isAfter(at);
        }

        private static @Nullable Instant late(@Nullable Instant aimed, int minutes) {
            return aimed == null ? null : aimed.plus(Duration.ofMinutes(minutes));
        }
    }
}
