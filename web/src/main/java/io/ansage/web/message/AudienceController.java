package io.ansage.web.message;

import io.ansage.domain.message.MessageId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.OperatorMessages;
import io.ansage.query.api.OperatorMessages.Message;
import io.ansage.web.message.MessageViews.Recipients;
import io.ansage.web.message.MessageViews.Tested;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.ansage.web.support.AuditLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom a message would reach, and how it looks there, before it is sent. */
@RestController
@RequestMapping("/api/v1/operator/messages/{id}")
@Tag(name = "Operator messages")
final class AudienceController {

    private static final int MOST_TESTERS = 20;

    private final OperatorMessages messages;
    private final AuditLog audit;
    private final Clock passengerClock;
    private final InstantSource machineClock;

    AudienceController(OperatorMessages messages, AuditLog audit, @Qualifier("passengerClock") Clock passengerClock,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.messages = messages;
        this.audit = audit;
        this.passengerClock = passengerClock;
        this.machineClock = machineClock;
    }

    @GetMapping("/recipients")
    @Operation(summary = "How many passengers it concerns now", description = "Each counted once; of a draft, too.")
    Recipients recipients(@PathVariable String id) {
        var now = passengerClock.instant();
        return new Recipients(messages.countAudience(find(id).id(), now), now);
    }

    @PostMapping("/test")
    @Operation(summary = "Send it to a few passengers, marked as a test",
            description = "To try it on one's own phones. Nobody else is told; who is told a test does not count as told.")
    ResponseEntity<Tested> test(@Staff String staff, @PathVariable String id, @RequestBody Testers asked) {
        var message = find(id);
        if (asked.passengers() == null || asked.passengers().isEmpty() || asked.passengers().size() > MOST_TESTERS) {
            throw Problem.invalid("passengers", "passengers must name 1 to " + MOST_TESTERS,
                    "Open a session, register a phone, and give its passengerId.");
        }
        var passengers = asked.passengers()
                .stream()
                .map(p -> Inputs.read("passengers", "Give pseudonyms of passengers.",
                        () -> new PassengerId(Inputs.text("passengers", p, 64))))
                .distinct()
                .toList();
        audit.record(staff, "message-tested", message.id().value(), null, machineClock.instant());
        var written = messages.test(message.id(), passengers, passengerClock.instant());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Tested(written));
    }

    private Message find(String text) {
        var id = Inputs.read("id", "Take it from /api/v1/operator/messages.", () -> new MessageId(text));
        return messages.find(id)
                .orElseThrow(() -> Problem.notFound("There is no message " + id + ".",
                        "Take its id from /api/v1/operator/messages."));
    }

    /** Who tries it. */
    record Testers(@Schema(description = "At most 20 pseudonyms") @Nullable List<String> passengers) {}
}
