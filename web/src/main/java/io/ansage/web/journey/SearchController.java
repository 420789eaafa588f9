package io.ansage.web.journey;

import io.ansage.query.api.Departures;
import io.ansage.query.api.Journeys;
import io.ansage.web.http.Cursors;
import io.ansage.web.journey.StopController.StopView;
import io.ansage.web.problem.Inputs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One field for everything: a station's name or a train's number, or a part of it. */
@RestController
@RequestMapping("/api/v1/search")
@Tag(name = "Journeys")
final class SearchController {

    private static final int DEFAULT = 8;
    private final Journeys journeys;
    private final Departures departures;
    private final Clock passengerClock;

    SearchController(Journeys journeys, Departures departures, @Qualifier("passengerClock") Clock passengerClock) {
        this.journeys = journeys;
        this.departures = departures;
        this.passengerClock = passengerClock;
    }

    @GetMapping
    @Operation(summary = "Find stations and trains by what a passenger types",
            description = "Stations whose name contains it; trains of these days whose number begins with it, those "
                    + "nearest to now first.")
    Found search(@Parameter(description = "A part of a name or number", example = "re 100") @RequestParam String q,
            @RequestParam(required = false) @Nullable Integer limit) {
        var text = Inputs.text("q", q, 100).strip();
        int rows = limit == null ? DEFAULT : Cursors.limit(limit);
        var trains = journeys.searchNumber(text, passengerClock.instant(), rows)
                .stream()
                .map(p -> JourneySummary.of(p.outlook()))
                .toList();
        var stops = departures.listStops(text, rows)
                .stream()
                .map(s -> new StopView(s.id().value(), s.name()))
                .toList();
        return new Found(stops, trains);
    }

    /** What was found. */
    record Found(List<StopView> stops, List<JourneySummary> trains) {}
}
