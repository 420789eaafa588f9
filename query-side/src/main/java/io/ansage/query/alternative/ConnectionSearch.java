package io.ansage.query.alternative;

import io.ansage.domain.alternative.Alternative;
import io.ansage.domain.alternative.AlternativeFinder;
import io.ansage.domain.alternative.Wish;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.notice.ConnectionLimits;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.query.api.Connections;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.outlook.OutlookStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches among the journeys on the boards of both ends, as it is done for those whose trip broke off. */
public final class ConnectionSearch implements Connections {

    /** What leaves later belongs to another search. */
    private static final Duration AHEAD = Duration.ofHours(8);

    private final PassingJourneys passing;
    private final OutlookStore outlooks;
    private final ChangeTimes changes;
    private final ConnectionLimits limits;
    private final AlternativeFinder finder;

    public ConnectionSearch(PassingJourneys passing, OutlookStore outlooks, ChangeTimes changes,
            ConnectionLimits limits) {
        this.passing = passing;
        this.outlooks = outlooks;
        this.changes = changes;
        this.limits = limits;
        this.finder = new AlternativeFinder(changes, limits.leastMinutes());
    }

    @Override
    public List<Alternative> list(String network, StopId from, StopId to, Instant earliest, int limit) {
        var wish = new Wish(network, from, to, earliest, earliest.plus(AHEAD), Set.of());
        var journeys = outlooks.findAll(passing.find(wish)).values().stream().map(Positioned::outlook).toList();
        return finder.find(wish, journeys, limit);
    }

    @Override
    public List<Integer> changeMinutes(List<Leg> legs) {
        var known = outlooks.findAll(legs.stream().map(Leg::journeyId).toList());
        var minutes = new ArrayList<Integer>();
        for (int i = 1; i < legs.size(); i++) {
            var alighting = stop(known, legs.get(i - 1).journeyId(), legs.get(i - 1).alighting());
            var boarding = stop(known, legs.get(i).journeyId(), legs.get(i).boarding());
            minutes.add(limits.needed(alighting == null || boarding == null
                    ? null
                    : changes.find(legs.get(i).journeyId().network(), alighting, boarding).orElse(null)));
        }
        return minutes;
    }

    private static @Nullable StopId stop(Map<JourneyId, Positioned> known, JourneyId journey, int order) {
        var found = known.get(journey);
        return found == null ? null : found.outlook().findCall(order).map(c -> c.planned().stop()).orElse(null);
    }
}
