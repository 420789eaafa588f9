package io.ansage.web.message;

import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageStatus;
import io.ansage.domain.message.command.ArchiveMessage;
import io.ansage.domain.message.command.DraftMessage;
import io.ansage.domain.message.command.EditDraft;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.message.command.PublishMessage;
import io.ansage.domain.message.command.ReviseMessage;
import io.ansage.query.api.OperatorMessages;
import io.ansage.query.api.OperatorMessages.Message;
import io.ansage.web.http.Commands;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.http.Idempotency;
import io.ansage.web.message.MessageViews.MessageView;
import io.ansage.web.message.MessageViews.WordingView;
import io.ansage.web.passenger.Settled;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages of operators, from draft to archive; there is no way back. */
@RestController
@RequestMapping("/api/v1/operator/messages")
@Tag(name = "Operator messages")
final class MessageController {

    private static final String KEY = "Idempotency-Key";

    private final OperatorMessages messages;
    private final Commands commands;
    private final Settled settled;
    private final Idempotency idempotency;
    private final Clock passengerClock;

    MessageController(OperatorMessages messages, Commands commands, Settled settled, Idempotency idempotency,
            @Qualifier("passengerClock") Clock passengerClock) {
        this.messages = messages;
        this.commands = commands;
        this.settled = settled;
        this.idempotency = idempotency;
        this.passengerClock = passengerClock;
    }

    @PostMapping
    @Operation(summary = "Draft a message", description = "Nobody is told before it is published.")
    ResponseEntity<MessageView> draft(@Staff String staff, @RequestBody MessageBody asked,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return idempotency.once("staff:" + staff, key, "POST /operator/messages", asked, MessageView.class, () -> {
            var id = MessageId.random();
            var now = passengerClock.instant();
            var command = new DraftMessage(id, MessageReader.read(asked, now), staff, now);
            var drafted = send(command, _ -> true);
            return ResponseEntity.created(URI.create("/api/v1/operator/messages/" + id)).body(drafted);
        });
    }

    @GetMapping
    @Operation(summary = "Messages, the newest first")
    ResponseEntity<Page<MessageView>> list(
            @Parameter(description = "draft, published or archived") @RequestParam(
                    required = false)
            @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var rows = Cursors.limit(limit);
        var now = passengerClock.instant();
        return Cursors.page(request, messages.list(status(status), Cursors.readNumber(cursor), rows + 1), rows,
                m -> MessageView.of(m, now), Message::number);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One message")
    MessageView get(@PathVariable String id) {
        return MessageView.of(find(id), passengerClock.instant());
    }

    @GetMapping("/{id}/wordings")
    @Operation(summary = "What it said, wording by wording",
            description = "A wording never changes: whoever was told one was told these very words.")
    Page<WordingView> wordings(@PathVariable String id) {
        return new Page<>(messages.listWordings(find(id).id()).stream().map(WordingView::of).toList());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Write a draft anew")
    MessageView edit(@Staff String staff, @PathVariable String id, @RequestBody MessageBody asked) {
        var now = passengerClock.instant();
        var content = MessageReader.read(asked, now);
        return send(new EditDraft(find(id).id(), content, staff, now), m -> m.content().equals(content));
    }

    @PostMapping("/{id}/publication")
    @Operation(summary = "Publish a draft",
            description = "Its audience is told from now on, as long as it may be sent and holds.")
    MessageView publish(@Staff String staff, @PathVariable String id) {
        return send(new PublishMessage(find(id).id(), staff, passengerClock.instant()),
                m -> m.status() != MessageStatus.DRAFT);
    }

    @PostMapping("/{id}/revision")
    @Operation(summary = "Say it in other words", description = "To the same audience. Whoever was told has what they "
            + "were told replaced in silence, unless interrupts is true: then what was not sent yet is not sent any "
            + "more, and all hear of the new words.")
    MessageView revise(@Staff String staff, @PathVariable String id, @RequestBody Revision asked) {
        if (asked.message() == null) {
            throw Problem.invalid("message", "message is missing", "Give the whole message as it is to be.");
        }
        var now = passengerClock.instant();
        var content = MessageReader.read(asked.message(), now);
        return send(
                new ReviseMessage(find(id).id(), content, Boolean.TRUE.equals(asked.interrupts()), staff, now),
                m -> m.content().equals(content));
    }

    @PostMapping("/{id}/archive")
    @Operation(summary = "Take a message back, or discard a draft",
            description = "Stops what has not been sent. Those who were told, and only they, hear that it no longer "
                    + "applies, unless allClear is false.")
    MessageView archive(@Staff String staff, @PathVariable String id,
            @RequestBody(required = false) @Nullable Archiving asked) {
        boolean allClear = asked == null || !Boolean.FALSE.equals(asked.allClear());
        return send(new ArchiveMessage(find(id).id(), allClear, staff, passengerClock.instant()),
                m -> m.status() == MessageStatus.ARCHIVED);
    }

    private MessageView send(MessageCommand command, Predicate<Message> visible) {
        commands.send(command);
        settled.until(() -> messages.find(command.messageId()).filter(visible).isPresent());
        return messages.find(command.messageId())
                .map(m -> MessageView.of(m, command.at()))
                .orElseThrow(() -> Problem.unavailable("It is done, and not visible yet.", 1));
    }

    private Message find(String text) {
        var id = Inputs.read("id", "Take it from /api/v1/operator/messages.", () -> new MessageId(text));
        return messages.find(id)
                .orElseThrow(() -> Problem.notFound("There is no message " + id + ".",
                        "Take its id from /api/v1/operator/messages."));
    }

    private static @Nullable MessageStatus status(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(MessageStatus.values())
                .filter(s -> s.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("status", "There is no status '" + name + "'.",
                        "Choose draft, published or archived."));
    }

    /** Other words. */
    record Revision(@Nullable MessageBody message,
            @Schema(description = "Whether those who were told hear of it; false if left out") @Nullable Boolean interrupts) {}

    /** The end of a message. */
    record Archiving(@Schema(description = "True if left out") @Nullable Boolean allClear) {}
}
