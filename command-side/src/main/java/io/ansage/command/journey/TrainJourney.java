package io.ansage.command.journey;

import io.ansage.command.api.JourneyAnswer;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRefusal;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.command.AddStopCall;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.command.CancelStopCall;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.CompleteJourney;
import io.ansage.domain.journey.command.CorrectJourney;
import io.ansage.domain.journey.command.HoldConnection;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.PublishJourneyMessage;
import io.ansage.domain.journey.command.RecordPassing;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.journey.command.ReinstateJourney;
import io.ansage.domain.journey.command.ReinstateStopCall;
import io.ansage.domain.journey.command.ReleaseConnection;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.journey.event.JourneyEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A train on a service date. Decides by {@link JourneyRules}, remembers by {@link JourneyFold}; one handler per command
 * only because Axon finds handlers by the exact class.
 */
public final class TrainJourney {

    @AggregateIdentifier private @Nullable JourneyId id;
    private @Nullable JourneyOutlook outlook;

    private TrainJourney() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    JourneyAnswer handle(ScheduleJourney command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(RecordTimes command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(CancelJourney command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(ReinstateJourney command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(CancelStopCall command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(ReinstateStopCall command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(AddStopCall command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(ChangePlatform command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(RecordPassing command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(CompleteJourney command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(CorrectJourney command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(PublishJourneyMessage command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(HoldConnection command) {
        return decide(command);
    }

    @CommandHandler
    JourneyAnswer handle(ReleaseConnection command) {
        return decide(command);
    }

    private JourneyAnswer decide(JourneyCommand command) {
        var ruling = JourneyRules.judge(outlook, command);
        if (ruling instanceof Ruling.Accepted accepted) {
            accepted.events().forEach(AggregateLifecycle::apply);
        }
        var after = outlook;
        if (after == null) {
            // Only a journey that cannot even be scheduled is left without an outlook; there is nothing to answer with.
            var refused = (Ruling.Refused) ruling;
            throw new JourneyRefusal(refused.reason(), refused.detail());
        }
        return new JourneyAnswer(ruling, after);
    }

    @EventSourcingHandler
    void on(JourneyEvent event) {
        id = event.journeyId();
        outlook = JourneyFold.after(outlook, event);
    }
}
