package io.ansage.web.flow;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Traces;
import io.ansage.web.http.Blocking;
import io.ansage.web.journey.JourneyIds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The flow picture. However many look at it, the meters are read once a second at most. */
@RestController
@RequestMapping("/api/v1/flow")
@Tag(name = "Flow")
final class FlowController {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Mono<Flow> flow;
    private final Traces traces;

    FlowController(FlowSource source, Traces traces) {
        this.flow = Blocking.call(source::read).cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
        this.traces = traces;
    }

    @GetMapping
    @Operation(summary = "What passes through this node, stage by stage",
            description = "With a journey also the way of its latest news: when it was seen, known, stored, published, "
                    + "settled and sent. Read at most once a second, whoever asks.")
    Mono<ResponseEntity<FlowView>> read(
            @Parameter(description = "Follow the latest news of this journey", example = "ie:A906:2025-10-03")
            @RequestParam(required = false) @Nullable String journey) {
        var answer = journey == null
                ? flow.map(f -> new FlowView(f, null))
                : withTrace(JourneyIds.read("journey", journey));
        return answer.map(view -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view));
    }

    private Mono<FlowView> withTrace(JourneyId id) {
        return flow.zipWith(Blocking.call(() -> traces.findLatest(id).orElseThrow(() -> JourneyIds.unknown(id))),
                (f, trace) -> new FlowView(f, TraceView.of(trace)));
    }

    /** The picture, and one way through it. */
    record FlowView(Flow flow, @Schema(description = "Where a journey was named") @Nullable TraceView trace) {}
}
