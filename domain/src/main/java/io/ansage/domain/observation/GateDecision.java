package io.ansage.domain.observation;

import io.ansage.domain.journey.command.JourneyCommand;
import java.util.List;

/** What becomes of an observation: exactly one of these, always. */
public sealed interface GateDecision {

    /** Passengers can see a difference; these commands bring it about. Never empty. */
    record Visible(List<JourneyCommand> commands) implements GateDecision {
        public Visible {
            commands = List.copyOf(commands);
            if (commands.isEmpty()) {
                throw new IllegalArgumentException("commands: a visible change has at least one");
            }
        }
    }

    /** No difference that anyone could see. */
    record Suppressed(SuppressionReason reason) implements GateDecision {}

    /** Set aside, with what is wrong in words. */
    record Quarantined(QuarantineReason reason, String detail) implements GateDecision {}
}
