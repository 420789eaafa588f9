package io.ansage.web.flow;

import io.ansage.query.api.Traces.Trace;
import io.ansage.web.journey.EventView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way of a journey's latest news. Numbers of people, never who they are. */
@Schema(name = "Trace", description = "The way of a journey's latest news through the stages. What is absent has not "
        + "happened yet.")
record TraceView(EventView event, @Schema(description = "It is on Kafka") boolean mirrored,
        @Schema(description = "Pages and boards show it") boolean projected,
        @Schema(description = "A window is open that waits for it to settle") @Nullable SettlingView settling,
        @Nullable PlannedView planned, @Nullable SentView sent) {

    static TraceView of(Trace trace) {
        var settling = trace.settling();
        var planned = trace.planned();
        var sent = trace.sent();
        return new TraceView(EventView.of(trace.event()), trace.mirrored(), trace.projected(),
                settling == null ? null : new SettlingView(settling.openedAt(), settling.dueAt()),
                planned == null
                        ? null
                        : new PlannedView(planned.openedAt(), planned.at(), planned.told(), planned.silent()),
                sent == null ? null : new SentView(sent.firstAt(), sent.lastAt(), sent.accepted(), sent.open()));
    }

    /** An open window, in passenger time. */
    record SettlingView(@Nullable Instant openedAt, Instant dueAt) {}

    /** The decision, in passenger time: how many are told, and how many are not, by reason. */
    record PlannedView(@Nullable Instant openedAt, Instant at, long told, Map<String, Long> silent) {}

    /** Deliveries, in passenger time: taken by a provider, and still on their way. */
    record SentView(@Nullable Instant firstAt, @Nullable Instant lastAt, long accepted, long open) {}
}
