package io.ansage.domain.observation;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.command.JourneyCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries commands out on the journey's own rules, one upon the other, and keeps those that make a difference. */
final class Trial {

    private final List<JourneyCommand> commands = new ArrayList<>();
    private @Nullable JourneyOutlook state;
    private @Nullable SuppressionReason reason;
    private Ruling.@Nullable Refused refusal;

    Trial(@Nullable JourneyOutlook known) {
        state = known;
    }

    /** The outlook as it would be after the commands so far. */
    JourneyOutlook state() {
        if (state == null) {
            throw new IllegalStateException("nothing is known of this journey yet");
        }
        return state;
    }

    boolean known() {
        return state != null;
    }

    boolean changesNothing() {
        return commands.isEmpty();
    }

    void tryOut(JourneyCommand command) {
        switch (JourneyRules.judge(state, command)) {
            case Ruling.Accepted accepted -> {
                commands.add(command);
                for (var event : accepted.events()) {
                    state = JourneyFold.after(state, event);
                }
            }
            case Ruling.Unchanged unchanged -> reason = stronger(unchanged.reason());
            case Ruling.Refused refused -> refusal = refusal == null ? refused : refusal;
        }
    }

    GateDecision decision() {
        if (!commands.isEmpty()) {
            return new GateDecision.Visible(commands);
        }
        if (refusal != null) {
            return new GateDecision.Quarantined(refusal.reason(), refusal.detail());
        }
        return new GateDecision.Suppressed(reason != null ? reason : SuppressionReason.NO_VISIBLE_CHANGE);
    }

    /** Of several reasons the one that tells most: that somebody better holds, before age, before sameness. */
    private SuppressionReason stronger(SuppressionReason news) {
        if (reason == null || news == SuppressionReason.BETTER_SOURCE_HOLDS) {
            return news;
        }
        return reason == SuppressionReason.NO_VISIBLE_CHANGE ? news : reason;
    }
}
