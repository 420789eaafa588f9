package io.ansage.web.stream;

import io.ansage.domain.journey.StopId;
import io.ansage.web.http.Blocking;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.problem.Inputs;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.ansage.web.security.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The live streams. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
@Tag(name = "Streams")
final class StreamController {

    private static final String RESUME = "Last-Event-ID";
    private static final String EXAMPLE = "id:4711\nevent:journey\ndata:{\"id\":\"ie:A906:2025-10-03\",\"revision\":17}";

    private final Streams streams;
    private final JourneyStreams journeys;
    private final NoticeStreams notices;
    private final Sessions sessions;
    private final InstantSource machineClock;

    StreamController(Streams streams, JourneyStreams journeys, NoticeStreams notices, Sessions sessions,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.streams = streams;
        this.journeys = journeys;
        this.notices = notices;
        this.sessions = sessions;
        this.machineClock = machineClock;
    }

    @GetMapping("/journeys/stream")
    @Operation(summary = "All journeys, in one line each",
            description = "Event journey: a JourneySummary. Event reset: forget what you know, the picture follows.")
    @ApiResponse(responseCode = "200", description = "A stream of events", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
            examples = @ExampleObject(EXAMPLE)))
    Mono<Void> all(@RequestHeader(name = RESUME, required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        return streams.open(exchange, lastEventId, journeys.all());
    }

    @GetMapping("/journeys/{id}/stream")
    @Operation(summary = "One journey, in full with every change",
            description = "Event journey: a JourneyView, the present one first.")
    @ApiResponse(responseCode = "200", description = "A stream of events", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
            examples = @ExampleObject(EXAMPLE)))
    Mono<Void> journey(@PathVariable String id,
            @RequestHeader(name = RESUME, required = false) @Nullable String lastEventId, ServerWebExchange exchange) {
        return streams.open(exchange, lastEventId, journeys.journey(JourneyIds.read("id", id)));
    }

    @GetMapping("/stops/{id}/stream")
    @Operation(summary = "The board of a stop",
            description = "Event board: the whole board, first. Event departures: the lines of one journey.")
    @ApiResponse(responseCode = "200", description = "A stream of events", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
            examples = @ExampleObject("id:4711\nevent:departures\ndata:{\"departures\":[]}")))
    Mono<Void> stop(@PathVariable String id,
            @RequestHeader(name = RESUME, required = false) @Nullable String lastEventId, ServerWebExchange exchange) {
        var stop = Inputs.read("id", "Find it by name: /api/v1/stops?q=Connolly.", () -> new StopId(id));
        return streams.open(exchange, lastEventId, journeys.stop(stop));
    }

    @GetMapping("/me/notices/stream")
    @Operation(summary = "What I am told, as it is decided",
            description = "Event notice: a NoticeView; its id is the notice's sequence. Ends with the session.")
    @ApiResponse(responseCode = "200", description = "A stream of events", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
            examples = @ExampleObject("id:12\nevent:notice\ndata:{\"sequence\":12,\"reason\":\"FIRST_DELAY\"}")))
    Mono<Void> notices(@Passenger PassengerSession me,
            @RequestHeader(name = RESUME, required = false) @Nullable String lastEventId, ServerWebExchange exchange) {
        var left = Duration.between(machineClock.instant(), me.expiresAt());
        return streams.open(exchange, lastEventId, notices.of(me.passenger()), new Streams.Principal(
                me.passenger().value(), left,
                () -> Blocking.call(() -> sessions.find(me.tokenHash(), machineClock.instant()).isPresent())));
    }
}
