package io.ansage.web.http;

import io.ansage.domain.journey.JourneyRefusal;
import io.ansage.command.api.JourneyAnswer;
import io.ansage.domain.journey.JourneyRefusal;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.message.MessageRefusal;
import io.ansage.domain.subscription.SubscriptionRefusal;
import io.ansage.web.problem.Problem;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends commands and waits for what becomes of them. */
@Component
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final long PATIENCE_SECONDS = 10;

    private final CommandGateway gateway;

    Commands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Sends a command and returns once it is committed.
     *
     * @throws Problem saying why it was refused, or that the platform is too busy to answer
     */
    public void send(Object command) {
        try {
            if (gateway.send(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS) instanceof JourneyAnswer answer
                    && answer.ruling() instanceof Ruling.Refused refused) {
                throw Problem.unprocessable(null, refused.detail(), "Look at the present state and decide again.");
            }
        } catch (TimeoutException e) {
            throw Problem.unavailable("No answer in " + PATIENCE_SECONDS + " s; it may still be carried out.", 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The platform is shutting down.", 10);
        } catch (ExecutionException e) {
            throw refused(e.getCause() == null ? e : e.getCause(), command);
        }
    }

    private static RuntimeException refused(Throwable cause, Object command) {
        if (cause instanceof MessageRefusal r) {
            return refused(r);
        }
        if (cause instanceof JourneyRefusal || cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException) {
            return Problem.unprocessable(null, String.valueOf(cause.getMessage()),
                    "Look at the present state and decide again.");
        }
        if (cause instanceof SubscriptionRefusal r && r.reason() == SubscriptionRefusal.Reason.NOT_FOUND) {
            return Problem.notFound("There is no such subscription.", "Look at the list of your subscriptions.");
        }
        if (cause instanceof SubscriptionRefusal || cause instanceof JourneyRefusal) {
            return Problem.unprocessable(null, String.valueOf(cause.getMessage()),
                    "Look at the present state and decide again.");
        }
        LOG.warn("{} failed", command.getClass().getSimpleName(), cause);
        return Problem.unavailable("The command could not be carried out just now.", 5);
    }

    private static Problem refused(MessageRefusal refusal) {
        return switch (refusal.reason()) {
            case NOT_FOUND -> Problem.notFound("There is no such message.", "Look at the list of messages.");
            case ID_TAKEN -> Problem.conflict("id", "There is another message under this id.", "Use another id.");
            case PUBLISHED -> Problem.conflict(null, "It is published and cannot be edited any more.",
                    "Revise it, or archive it and write another.");
            case DRAFT -> Problem.conflict(null, "It is a draft, which cannot be revised.",
                    "Edit it: nobody has been told.");
            case ARCHIVED -> Problem.conflict(null, "It is archived, for good.", "Write another.");
            case AUDIENCE_FIXED -> Problem.conflict("message.audience",
                    "A published message keeps its audience: who was told must hear how it goes on.",
                    "Write another message for others.");
            case OVER -> Problem.unprocessable("message.validity",
                    "It holds no more, or may be sent no more: nobody would be told.", "Give it a later end.");
        };
    }
}
