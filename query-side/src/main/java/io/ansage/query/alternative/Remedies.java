package io.ansage.query.alternative;

import io.ansage.domain.alternative.AlternativeFinder;
import io.ansage.domain.alternative.Stranding;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripTruth;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.timetable.Timetable;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.outlook.OutlookStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for what can be done instead when a trip breaks off. Asked once per cohort, and only when that is told. */
public final class Remedies {

    private final AlternativeFinder finder;
    private final PassingJourneys journeys;
    private final OutlookStore outlooks;
    private final Timetable timetable;

    public Remedies(AlternativeFinder finder, PassingJourneys journeys, OutlookStore outlooks, Timetable timetable) {
        this.finder = finder;
        this.journeys = journeys;
        this.outlooks = outlooks;
        this.timetable = timetable;
    }

    /** Empty if there is nothing to be remedied, or too little is known to say that there is no way. */
    public Optional<Remedy> find(List<Leg> legs, TripTruth truth, Map<JourneyId, JourneyOutlook> known, Tell tell,
            Instant now) {
        return Stranding.of(tell.reason(), tell.leg(), legs, truth, known, now).flatMap(stranding -> {
            var passing = outlooks.findAll(journeys.find(stranding.wish()))
                    .values()
                    .stream()
                    .map(Positioned::outlook)
                    // What is being planned is newer than what is stored.
                    .map(o -> known.getOrDefault(o.id(), o))
                    .toList();
            var found = finder.find(stranding.wish(), passing);
            // Where no timetable says which trains there are, a train unheard of may well run.
            return found.isEmpty() && !timetable.covers(stranding.wish().network())
                    ? Optional.empty()
                    : Optional.of(new Remedy(stranding.kept(), found));
        });
    }
}
