package io.ansage.web.stream;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.StopId;
import io.ansage.web.http.Blocking;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.ansage.web.security.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The live streams. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
@Tag(name = "Streams")
final class StreamController {

    private static final int MOST = 50;
    private static final String RESUME = "Last-Event-ID";
    private static final String EXAMPLE = "id:4711\nevent:journey\ndata:{\"id\":\"ie:A906:2025-10-03\",\"revision\":17}";

    private final Streams streams;
    private final JourneyStreams journeys;
    private final BoardStreams boards;
    private final NoticeStreams notices;
    private final PageStreams pages;
    private final Sessions sessions;
    private final InstantSource machineClock;

    StreamController(Streams streams, JourneyStreams journeys, BoardStreams boards, NoticeStreams notices,
            PageStreams pages,
            Sessions sessions,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.streams = streams;
        this.journeys = journeys;
        this.boards = boards;
        this.notices = notices;
        this.pages = pages;
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
        return streams.open(exchange, lastEventId, journeys.stop(stop(id)));
    }

    @GetMapping("/stops/{id}/board/stream")
    @Operation(summary = "The wall screen of a stop: departures, arrivals, announcements",
            description = "Event board: a Board, the whole of it, whenever the stream begins. Event lines: all lines of one "
                    + "journey, in the place of those it had.")
    @ApiResponse(responseCode = "200", description = "A stream of events", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
            examples = @ExampleObject("id:4711\nevent:lines\ndata:{\"journeyId\":\"ie:A906:2025-10-03\",\"lines\":[]}")))
    Mono<Void> board(@PathVariable String id,
            @RequestHeader(name = RESUME, required = false) @Nullable String lastEventId, ServerWebExchange exchange) {
        return streams.open(exchange, lastEventId, boards.of(stop(id)));
    }

    private static StopId stop(String id) {
        return Inputs.read("id", "Find it by name: /api/v1/stops?q=Connolly.", () -> new StopId(id));
    }

    @GetMapping("/me/notices/stream")
    @Operation(summary = "What I am told, as it is decided",
            description = "Event notice: a NoticeView; its id is the notice's sequence. Ends with the session.")
    @ApiResponse(responseCode = "200", description = "A stream of events", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
            examples = @ExampleObject("id:12\nevent:notice\ndata:{\"sequence\":12,\"reason\":\"FIRST_DELAY\"}")))
    Mono<Void> notices(@Passenger PassengerSession me,
            @RequestHeader(name = RESUME, required = false) @Nullable String lastEventId, ServerWebExchange exchange) {
        return streams.open(exchange, lastEventId, notices.of(me.passenger()), principal(me));
    }

    @GetMapping("/journeys/live")
    @Operation(summary = "Several journeys in one stream",
            description = "Event journey: a JourneyView, the present one of each first. One stream for everything a page "
                    + "shows: browsers have six connections to a host.")
    @ApiResponse(responseCode = "200", description = "A stream of events", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
            examples = @ExampleObject(EXAMPLE)))
    Mono<Void> shown(
            @Parameter(description = "Ids, with commas between them; at most 50",
                    example = "ie:A906:2025-10-03")
            @RequestParam String ids,
            @RequestHeader(name = RESUME, required = false) @Nullable String lastEventId, ServerWebExchange exchange) {
        return streams.open(exchange, lastEventId, pages.of(ids(ids), null, 0));
    }

    @GetMapping("/me/live")
    @Operation(summary = "Everything my page shows in one stream",
            description = "Event journey: a JourneyView. Event notice: a NoticeView, without an id: name the sequence of "
                    + "the latest you have. Ends with the session.")
    @ApiResponse(responseCode = "200", description = "A stream of events", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"),
            examples = @ExampleObject(EXAMPLE)))
    Mono<Void> mine(@Passenger PassengerSession me,
            @Parameter(description = "Ids of journeys, with commas between them; at most 50",
                    example = "ie:A906:2025-10-03")
            @RequestParam(required = false, defaultValue = "") String ids,
            @Parameter(description = "Sequence of the latest notice I have", example = "12") @RequestParam(
                    required = false, defaultValue = "0") long told,
            @RequestHeader(name = RESUME, required = false) @Nullable String lastEventId, ServerWebExchange exchange) {
        return streams.open(exchange, lastEventId, pages.of(ids(ids), me.passenger(), told), principal(me));
    }

    private Streams.Principal principal(PassengerSession me) {
        return new Streams.Principal(me.passenger().value(), Duration.between(machineClock.instant(), me.expiresAt()),
                () -> Blocking.call(() -> sessions.find(me.tokenHash(), machineClock.instant()).isPresent()));
    }

    private static Set<JourneyId> ids(String text) {
        var ids = Stream.of(text.split(","))
                .filter(id -> !id.isBlank())
                .map(id -> JourneyIds.read("ids", id.strip()))
                .collect(Collectors.toUnmodifiableSet());
        if (ids.size() > MOST) {
            throw Problem.invalid("ids", ids.size() + " journeys are too many.", "Name at most " + MOST + ".");
        }
        return ids;
    }
}
