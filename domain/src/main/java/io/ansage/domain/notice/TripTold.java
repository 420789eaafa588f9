package io.ansage.domain.notice;

import io.ansage.domain.subscription.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a passenger believes about their trip: of each leg, and of each connection between two legs. One notice holds
 * it all, so that there is one version and one budget for the whole trip.
 *
 * @param version     counts the notices of this trip, silent ones included; 0 if nothing was ever told
 * @param interrupts  NORMAL notices so far, against the trip's budget
 * @param reminded    whether they were reminded of the departure
 * @param legs        belief about each leg, in order; their versions and interrupts are the trip's
 * @param connections state told of each connection; FINE if nothing was told
 * @param at          when they were last told anything, in passenger time
 */
public record TripTold(int version, int interrupts, boolean reminded, List<LastTold> legs,
        List<ConnectionState> connections, @Nullable Instant at) {

    public TripTold {
        legs = List.copyOf(legs);
        connections = List.copyOf(connections);
    }

    /** The belief of someone who was told nothing about a trip of so many legs. */
    public static TripTold nothing(int legs) {
        return new TripTold(0, 0, false, Collections.nCopies(legs, LastTold.NOTHING),
                Collections.nCopies(Math.max(0, legs - 1), ConnectionState.FINE), null);
    }

    /** The belief about a trip of one leg. */
    public static TripTold of(LastTold leg) {
        return new TripTold(leg.version(), leg.interrupts(), false, List.of(leg), List.of(), leg.at());
    }

    /** The belief about a leg, with the version and budget of the trip. */
    public LastTold leg(int index) {
        var leg = legs.get(index);
        return new LastTold(version, leg.cancelled(), leg.boardingCancelled(), leg.alightingCancelled(),
                leg.departure(), leg.arrival(), leg.platform(), leg.message(), leg.shownMinutes(), interrupts, at);
    }

    /** The same with another belief about one leg. */
    TripTold withLeg(int index, LastTold news) {
        var changed = new ArrayList<>(legs);
        changed.set(index, news);
        return new TripTold(version, interrupts, reminded, changed, connections, at);
    }

    /** The same with another belief about one connection. */
    TripTold withConnection(int index, ConnectionState news) {
        var changed = new ArrayList<>(connections);
        changed.set(index, news);
        return new TripTold(version, interrupts, reminded, legs, changed, at);
    }

    /**
     * The belief of someone who rides otherwise from now on: what they know of a leg they ride all the same they need not
     * hear again. The version rises on, for it is the same banner on the phone.
     */
    public TripTold riddenAs(List<Leg> before, List<Leg> now) {
        var kept = now.stream().map(leg -> {
            int known = before.indexOf(leg);
            return known < 0 || known >= legs.size() ? LastTold.NOTHING : legs.get(known);
        }).toList();
        return new TripTold(version, 0, false, kept, nothing(now.size()).connections(), at);
    }

    /** The same after they were reminded of the departure. */
    TripTold withReminder() {
        return new TripTold(version, interrupts, true, legs, connections, at);
    }

    public boolean toldAnything() {
        return version > 0;
    }

    /** Whether whoever believes this and whoever believes that know the same, however often they were told. */
    public boolean saysTheSameAs(TripTold other) {
        if (reminded != other.reminded || legs.size() != other.legs.size()
                || !connections.equals(other.connections)) {
            return false;
        }
        for (int i = 0; i < legs.size(); i++) {
            if (!legs.get(i).saysTheSameAs(other.legs.get(i))) {
                return false;
            }
        }
        return true;
    }
}
