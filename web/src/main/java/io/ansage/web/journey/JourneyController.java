package io.ansage.web.journey;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.http.EntityTags;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Journeys: what is known of them now, what was known at any instant, and how that came about. */
@RestController
@RequestMapping("/api/v1/journeys")
@Tag(name = "Journeys")
final class JourneyController {

    private final Journeys journeys;

    JourneyController(Journeys journeys) {
        this.journeys = journeys;
    }

    @GetMapping
    @Operation(summary = "Find journeys by train number and service date",
            description = "Ordered by id. Both filters are optional. The Link header leads to the next page.")
    ResponseEntity<Page<JourneySummary>> list(
            @Parameter(description = "Train number",
                    example = "A906")
            @RequestParam(required = false) @Nullable String train,
            @Parameter(description = "Service date, not calendar date",
                    example = "2025-10-03")
            @RequestParam(required = false) @Nullable String date,
            @Parameter(description = "From the Link header of the page before") @RequestParam(
                    required = false)
            @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var number = train == null
                ? null
                : Inputs.read("train", "Give a train number such as A906.", () -> new TrainNumber(train));
        var day = date == null
                ? null
                : Inputs.read("date", "Write it as 2025-10-03.", () -> ServiceDate.parse(date));
        var after = Cursors.read(cursor);
        var rows = Cursors.limit(limit);
        var found = journeys.listJourneys(number, day, after == null ? null : JourneyIds.read("cursor", after),
                rows + 1);
        return Cursors.page(request, found, rows, p -> JourneySummary.of(p.outlook()), p -> p.outlook().id());
    }

    @GetMapping("/latest")
    @Operation(summary = "Journeys that changed last, the newest first")
    ResponseEntity<Page<JourneySummary>> latest(@RequestParam(required = false) @Nullable Integer limit) {
        var items = journeys.listLatest(Cursors.limit(limit))
                .stream()
                .map(p -> JourneySummary.of(p.outlook()))
                .toList();
        return ResponseEntity.ok().eTag(EntityTags.ofContent(items)).body(new Page<>(items));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One journey, as known now or at an earlier instant",
            description = "The entity tag is made of the revision: ask again with If-None-Match.")
    ResponseEntity<JourneyView> get(
            @Parameter(description = "network:trip:date", example = "ie:A906:2025-10-03") @PathVariable String id,
            @Parameter(description = "As known at this instant of passenger time",
                    example = "2025-10-03T16:42:00Z")
            @RequestParam(required = false) @Nullable String knownAt,
            @Parameter(description = "Of that, only what had been observed until this instant of passenger time",
                    example = "2025-10-03T16:30:00Z")
            @RequestParam(required = false) @Nullable String happenedUntil) {
        var journeyId = JourneyIds.read("id", id);
        boolean now = knownAt == null && happenedUntil == null;
        var outlook = now
                ? journeys.findJourney(journeyId).map(Positioned::outlook)
                : journeys.findAsKnownAt(journeyId, instantOr("knownAt", knownAt, Instant.MAX),
                        instantOr("happenedUntil", happenedUntil, Instant.MAX));
        var found = outlook.orElseThrow(() -> now || knownAt == null
                ? JourneyIds.unknown(journeyId)
                : Problem.notFound("Nothing was known of journey " + journeyId + " at " + knownAt + ".",
                        "Ask for a later instant; its history tells when the first news came."));
        return ResponseEntity.ok()
                // A part of what is known can have as many events as another one.
                .eTag(happenedUntil == null
                        ? EntityTags.ofRevision(found.revision())
                        : EntityTags.ofContent(JourneyView.of(found)))
                .cacheControl(CacheControl.noCache())
                .body(JourneyView.of(found));
    }

    private static Instant instantOr(String field, @Nullable String text, Instant otherwise) {
        return text == null ? otherwise : Inputs.instant(field, text);
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Everything that happened to a journey, in the order we learned it",
            description = "Each event says when it was so, when we knew it, who said so and why we accepted it.")
    ResponseEntity<Page<EventView>> history(@PathVariable String id) {
        var journeyId = JourneyIds.read("id", id);
        var events = journeys.listHistory(journeyId).stream().map(EventView::of).toList();
        if (events.isEmpty()) {
            throw JourneyIds.unknown(journeyId);
        }
        return ResponseEntity.ok()
                .eTag(EntityTags.ofRevision(events.getLast().revision()))
                .cacheControl(CacheControl.noCache())
                .body(new Page<>(events));
    }
}
