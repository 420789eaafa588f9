package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.SuppressionReason;
import io.ansage.domain.timetable.Timetable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a batch of observations into facts: each passes the gate in order, what is visible is dispatched, and events,
 * counts, quarantine and next offsets are committed together. A batch that fails is tried again by halves, until the one
 * record that cannot be digested is alone and goes to quarantine.
 */
public final class BatchIngest {

    private static final Logger LOG = LoggerFactory.getLogger(BatchIngest.class);

    /** What a batch works with besides its records. */
    public record Tools(JourneyStates states, RootUnitOfWork unitOfWork, IngestBooks books, Timetable timetable,
            Clock passengerClock) {}

    private final Tools tools;
    private final Predicate<Throwable> mayPass;
    private final Consumer<Tally> booked;

    /**
     * @param mayPass whether a failure comes from the surroundings and not from a record, so that trying again can help
     * @param booked  hears of every committed batch, for metrics
     */
    public BatchIngest(Tools tools, Predicate<Throwable> mayPass, Consumer<Tally> booked) {
        this.tools = tools;
        this.mayPass = mayPass;
        this.booked = booked;
    }

    /**
     * Digests a batch whose records are in order for each partition.
     *
     * @throws RuntimeException if the surroundings fail; what was committed before stays, the rest must be read again
     */
    public void ingest(List<Received> batch) {
        try {
            commit(batch);
        } catch (RuntimeException e) {
            if (mayPass.test(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                LOG.warn("Set aside record {} of partition {}: {}", batch.getFirst().offset(),
                        batch.getFirst().partition(), e.toString());
                setAside(batch.getFirst(), e);
            } else {
                LOG.info("Trying a batch of {} again by halves: {}", batch.size(), e.toString());
                ingest(batch.subList(0, batch.size() / 2));
                ingest(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }

    private void commit(List<Received> batch) {
        var ids = journeysOf(batch);
        var states = tools.states().of(ids);
        var tally = new Tally();
        var now = tools.passengerClock().instant();
        try {
            tools.unitOfWork().run(commands -> {
                for (var record : batch) {
                    tally.seen(record);
                    switch (record) {
                        case Arrival arrival -> {
                            if (!repeated(arrival, states, now, tally)) {
                                digest(arrival, states, commands, tally);
                            }
                        }
                        case Unreadable unreadable -> tally.quarantined(unreadable,
                                SetAside.of(unreadable, tools.passengerClock().instant()));
                    }
                }
                tools.books().book(tally);
            });
        } catch (RuntimeException | Error e) {
            tools.states().forget(ids);
            throw e;
        }
        tools.states().keep(states);
        booked.accept(tally);
    }

    /**
     * Books a source that says again what made no difference before, without reading it. That is what most observations
     * are, and reading one costs more than all else that is done with it.
     */
    private static boolean repeated(Arrival arrival, Map<JourneyId, GateState> states, Instant now, Tally tally) {
        var words = arrival.wording();
        var state = states.get(arrival.journeyId());
        var heard = words == null || state == null ? null : state.find(words.source());
        if (words == null || state == null || heard == null || ObservationGate.fromTheFuture(words.observedAt(), now)
                || !heard.repeats(words, state.outlook())) {
            return false;
        }
        tally.suppressed(arrival, SuppressionReason.NO_VISIBLE_CHANGE);
        states.put(arrival.journeyId(), state.heard(words.source(), words.observedAt()));
        return true;
    }

    private void digest(Arrival arrival, Map<JourneyId, GateState> states, RootUnitOfWork commands, Tally tally) {
        try {
            digest(arrival, arrival.content().observation(), states, commands, tally);
        } catch (UnreadableObservation e) {
            tally.quarantined(arrival, SetAside.of(
                    new Unreadable(arrival.partition(), arrival.offset(), arrival.raw(),
                            String.valueOf(e.getMessage())),
                    tools.passengerClock().instant()));
        }
    }

    private void digest(Arrival arrival, Observation o, Map<JourneyId, GateState> states, RootUnitOfWork commands,
            Tally tally) {
        var id = arrival.journeyId();
        var source = o.report().source();
        var state = states.getOrDefault(id, GateState.NOTHING);
        var planned = state.outlook() == null ? tools.timetable().findJourney(id).orElse(null) : null;
        var decision = ObservationGate.decide(state.outlook(), o, id, planned, tools.passengerClock().instant(),
                state.lastObservedAt(source));
        switch (decision) {
            case GateDecision.Visible visible -> {
                Ruling.Refused refused = null;
                for (var command : visible.commands()) {
                    var answer = commands.dispatch(command);
                    state = state.with(answer.outlook());
                    refused = answer.ruling() instanceof Ruling.Refused r ? r : refused;
                }
                // Only an operator who got in between can make the journey refuse what the gate let through.
                if (refused != null) {
                    tally.quarantined(arrival,
                            SetAside.of(o, id, refused.reason(), refused.detail(), arrival.raw()));
                } else {
                    tally.applied(arrival);
                }
            }
            case GateDecision.Suppressed suppressed -> tally.suppressed(arrival, suppressed.reason());
            case GateDecision.Quarantined quarantined -> {
                tally.quarantined(arrival,
                        SetAside.of(o, id, quarantined.reason(), quarantined.detail(), arrival.raw()));
                return;
            }
        }
        var after = state.heard(source, o.report().observedAt());
        var words = arrival.wording();
        states.put(id, words != null && ObservationGate.standsForRepeats(after.outlook(), o, decision)
                ? after.silenced(words)
                : after);
    }

    private void setAside(Received record, RuntimeException failure) {
        var tally = new Tally();
        tally.seen(record);
        tally.quarantined(record, switch (record) {
            case Arrival a -> refused(a, failure);
            case Unreadable u -> SetAside.of(u, tools.passengerClock().instant());
        });
        tools.unitOfWork().run(_ -> tools.books().book(tally));
        booked.accept(tally);
    }

    private SetAside refused(Arrival arrival, RuntimeException failure) {
        try {
            return SetAside.of(arrival.content().observation(), arrival.journeyId(), QuarantineReason.REFUSED,
                    String.valueOf(failure), arrival.raw());
        } catch (UnreadableObservation e) {
            return SetAside.of(new Unreadable(arrival.partition(), arrival.offset(), arrival.raw(),
                    String.valueOf(e.getMessage())), tools.passengerClock().instant());
        }
    }

    private static Set<JourneyId> journeysOf(List<Received> batch) {
        var ids = new HashSet<JourneyId>();
        for (var record : batch) {
            if (record instanceof Arrival arrival) {
                ids.add(arrival.journeyId());
            }
        }
        return ids;
    }
}
