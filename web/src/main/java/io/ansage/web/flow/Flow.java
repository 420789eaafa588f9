package io.ansage.web.flow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What passes through this node, stage by stage, read from the meters that operations read. Counts begin with the start
 * of the process; a rate is the difference of two readings.
 *
 * @param at         when it was read, in machine time
 * @param since      start of the process, in machine time
 * @param stages     in the order in which news passes them
 * @param naive      messages a naive system would have sent: one for each visible change and subscription
 * @param sent       notices that made a phone buzz
 * @param replaced   notices that replaced another without a sound
 * @param suppressed observations that ended at the gate, by reason
 * @param silent     decisions to say nothing, by reason
 */
@Schema(description = "What passes through this node, stage by stage, counted from the start of the process: the "
        + "difference of two readings is the rate.")
public record Flow(@Schema(description = "When it was read, in machine time") Instant at,
        @Schema(description = "Start of the process, in machine time") Instant since, List<Stage> stages,
        @Schema(description = "Messages a naive system would have sent: one per visible change and "
                + "subscription") long naive,
        @Schema(description = "Messages that made a phone buzz") long sent,
        @Schema(description = "Messages that replaced another without a sound") long replaced,
        @Schema(description = "Observations that ended at the gate, by reason") Map<String, Long> suppressed,
        @Schema(description = "Decisions to say nothing, by reason") Map<String, Long> silent) {

    public Flow {
        stages = List.copyOf(stages);
    }

    /**
     * One stage.
     *
     * @param passed     how much has passed it; absent where nothing passes
     * @param waiting    how much waits there, or is open; absent where that is not known
     * @param ageSeconds how long the eldest of it has waited, in passenger time; absent where nothing can age
     * @param parts      what has passed (or waits), by what it is
     */
    @Schema(name = "FlowStage", description = "One stage of the walk.")
    public record Stage(@Schema(example = "gate", allowableValues = {
            "feeds", "observations", "gate", "aggregates", "store", "kafka", "projections", "settling", "ledger",
            "outbox", "channels", "streams"}) String name, Health health, @Nullable Long passed,
            @Nullable Long waiting, @Nullable Long ageSeconds,
            @Schema(description = "Parts of it, by name") Map<String, Long> parts) {}

    /** Whether a stage does its work. */
    public enum Health {
        UP,
        DOWN,
        /** Nobody answered in time, or nobody watches it on this node. */
        UNKNOWN
    }
}
