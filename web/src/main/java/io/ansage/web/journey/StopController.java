package io.ansage.web.journey;

import io.ansage.domain.journey.StopId;
import io.ansage.query.api.Departures;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.http.EntityTags;
import io.ansage.web.problem.Inputs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stops and their boards. */
@RestController
@RequestMapping("/api/v1/stops")
@Tag(name = "Stops")
final class StopController {

    private final Departures departures;
    private final Clock passengerClock;

    StopController(Departures departures, @Qualifier("passengerClock") Clock passengerClock) {
        this.departures = departures;
        this.passengerClock = passengerClock;
    }

    @GetMapping
    @Operation(summary = "Find stops by a part of their name")
    ResponseEntity<Page<StopView>> find(
            @Parameter(description = "Part of a name", example = "Connolly") @RequestParam String q,
            @RequestParam(required = false) @Nullable Integer limit) {
        var found = departures.listStops(Inputs.text("q", q, 100), Cursors.limit(limit));
        return ResponseEntity.ok(
                new Page<>(found.stream().map(s -> new StopView(s.id().value(), s.name())).toList()));
    }

    @GetMapping("/{id}/departures")
    @Operation(summary = "Departures at a stop, in order of time",
            description = "From the given instant on, else from now in passenger time.")
    ResponseEntity<Page<DepartureView>> board(
            @Parameter(example = "ie:dublin-connolly") @PathVariable String id,
            @Parameter(example = "2025-10-03T16:42:00Z") @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable Integer limit) {
        var stop = Inputs.read("id", "Find it by name: /api/v1/stops?q=Connolly.", () -> new StopId(id));
        var since = from == null ? passengerClock.instant() : Inputs.instant("from", from);
        var lines = departures.listDepartures(stop, since, Cursors.limit(limit))
                .stream()
                .map(DepartureView::of)
                .toList();
        return ResponseEntity.ok()
                .eTag(EntityTags.ofContent(lines))
                .cacheControl(CacheControl.noCache())
                .body(new Page<>(lines));
    }

    /** A stop. */
    record StopView(@Schema(example = "ie:dublin-connolly") String id,
            @Schema(example = "Dublin Connolly") String name) {}
}
