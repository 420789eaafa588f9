package io.ansage.domain.journey;

import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.event.JourneyEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which events a command makes: the same rules as the gate's, see {@link JourneyRules}. */
public final class JourneyDecider {

    private JourneyDecider() {}

    /**
     * The events that follow; none if passengers could see no difference. Deciding a command a second time, after its
     * events, gives none.
     *
     * @param state what is known of the journey; nothing before its first event
     * @throws JourneyRefusal if what the command says cannot be
     */
    public static List<JourneyEvent> decide(@Nullable JourneyOutlook state, JourneyCommand command) {
        return switch (JourneyRules.judge(state, command)) {
            case Ruling.Accepted accepted -> accepted.events();
            case Ruling.Unchanged _ -> List.of();
            case Ruling.Refused refused -> throw new JourneyRefusal(refused.reason(), refused.detail());
        };
    }
}
