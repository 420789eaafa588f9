package io.ansage.domain.message;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Leg;
import java.util.List;

/**
 * Whom a message is meant for: everyone whose ride touches one of these, and who watches one of these lines. However
 * many it touches, a passenger is told once.
 *
 * @param journeys whole journeys
 * @param legs     parts of journeys, from one call to another by call order
 * @param stops    for passengers who board or alight there; who only rides through is not concerned
 * @param lines    all journeys of these lines
 * @param networks everything of these networks
 */
public record Audience(List<JourneyId> journeys, List<Leg> legs, List<StopId> stops, List<LineRef> lines,
        List<String> networks) {

    /** More than this is better said of a line or a network. */
    public static final int MOST = 500;

    public Audience {
        journeys = List.copyOf(journeys);
        legs = List.copyOf(legs);
        stops = List.copyOf(stops);
        lines = List.copyOf(lines);
        networks = List.copyOf(networks);
        int size = journeys.size() + legs.size() + stops.size() + lines.size() + networks.size();
        if (size == 0) {
            throw new IllegalArgumentException("audience: names nobody");
        }
        if (size > MOST) {
            throw new IllegalArgumentException("audience: names " + size + " things, more than " + MOST);
        }
    }

    public static Audience ofLine(LineRef line) {
        return new Audience(List.of(), List.of(), List.of(), List.of(line), List.of());
    }

    public static Audience ofStop(StopId stop) {
        return new Audience(List.of(), List.of(), List.of(stop), List.of(), List.of());
    }

    public static Audience ofJourney(JourneyId journey) {
        return new Audience(List.of(journey), List.of(), List.of(), List.of(), List.of());
    }

    public static Audience ofNetwork(String network) {
        return new Audience(List.of(), List.of(), List.of(), List.of(), List.of(network));
    }

    /** Whether whoever rides this leg of the journey is meant. */
    public boolean touches(JourneyOutlook journey, Leg ride) {
        return networks.contains(journey.id().network()) || journeys.contains(journey.id())
                || lines.stream().anyMatch(line -> is(line, journey))
                || legs.stream().anyMatch(part -> overlaps(part, ride))
                || stops.stream()
                        .anyMatch(stop -> calls(journey, ride.boarding(), stop)
                                || calls(journey, ride.alighting(), stop));
    }

    private static boolean is(LineRef line, JourneyOutlook journey) {
        return line.network().equals(journey.id().network()) && line.line().equals(journey.line());
    }

    private static boolean overlaps(Leg part, Leg ride) {
        return part.journeyId().equals(ride.journeyId()) && ride.boarding() < part.alighting()
                && ride.alighting() > part.boarding();
    }

    private static boolean calls(JourneyOutlook journey, int order, StopId stop) {
        return journey.findCall(order).filter(c -> c.planned().stop().equals(stop)).isPresent();
    }
}
