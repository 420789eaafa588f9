package io.ansage.web.operator;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.command.CancelStopCall;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.PublishJourneyMessage;
import io.ansage.domain.journey.command.ReinstateJourney;
import io.ansage.domain.journey.command.ReinstateStopCall;
import io.ansage.domain.journey.command.ReleaseConnection;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.web.http.Commands;
import io.ansage.web.http.Idempotency;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.operator.Decisions.Cancellation;
import io.ansage.web.operator.Decisions.ConnectionWait;
import io.ansage.web.operator.Decisions.Decided;
import io.ansage.web.operator.Decisions.Delay;
import io.ansage.web.operator.Decisions.Message;
import io.ansage.web.operator.Decisions.PlatformChange;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators decide: it overrules every feed until it expires or is taken back. */
@RestController
@RequestMapping("/api/v1/operator/journeys/{id}")
@Tag(name = "Operator")
final class OperatorController {

    private static final Source OPERATOR = new Source("operator", SourceKind.OPERATOR);
    private static final String KEY = "Idempotency-Key";

    private final Journeys journeys;
    private final Commands commands;
    private final Idempotency idempotency;
    private final Clock passengerClock;

    OperatorController(Journeys journeys, Commands commands, Idempotency idempotency,
            @Qualifier("passengerClock") Clock passengerClock) {
        this.journeys = journeys;
        this.commands = commands;
        this.idempotency = idempotency;
        this.passengerClock = passengerClock;
    }

    @PostMapping("/delay")
    @Operation(summary = "Say how late a train will be",
            description = "From the given call on, else everywhere ahead; overrules feeds for holdsForMinutes, else "
                    + "as long as the journey lasts.")
    ResponseEntity<Decided> delay(@Staff String staff, @PathVariable String id, @RequestBody Delay asked,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return decide(staff, key, "delay", id, asked, asked.holdsForMinutes(),
                (journey, report) -> DelayOrder.of(journey, asked, report));
    }

    @PostMapping("/cancellation")
    @Operation(summary = "Cancel a journey")
    ResponseEntity<Decided> cancel(@Staff String staff, @PathVariable String id,
            @RequestBody(required = false) @Nullable Cancellation asked,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var wanted = asked == null ? new Cancellation(null) : asked;
        return decide(staff, key, "cancellation", id, wanted, null,
                (journey, report) -> new CancelJourney(journey.id(), cause(wanted.cause()), report));
    }

    @PostMapping("/reinstatement")
    @Operation(summary = "Let a cancelled journey run after all")
    ResponseEntity<Decided> reinstate(@Staff String staff, @PathVariable String id,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return decide(staff, key, "reinstatement", id, Map.of(), null,
                (journey, report) -> new ReinstateJourney(journey.id(), report));
    }

    @PostMapping("/calls/{order}/cancellation")
    @Operation(summary = "Let a journey not call at a stop")
    ResponseEntity<Decided> cancelCall(@Staff String staff, @PathVariable String id, @PathVariable int order,
            @RequestBody(required = false) @Nullable Cancellation asked,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var wanted = asked == null ? new Cancellation(null) : asked;
        return decide(staff, key, "calls/" + order + "/cancellation", id, wanted, null,
                (journey, report) -> new CancelStopCall(journey.id(), known(journey, order), cause(wanted.cause()),
                        report));
    }

    @PostMapping("/calls/{order}/reinstatement")
    @Operation(summary = "Let a journey call at a stop after all")
    ResponseEntity<Decided> reinstateCall(@Staff String staff, @PathVariable String id, @PathVariable int order,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return decide(staff, key, "calls/" + order + "/reinstatement", id, Map.of(), null,
                (journey, report) -> new ReinstateStopCall(journey.id(), known(journey, order), report));
    }

    @PostMapping("/calls/{order}/platform")
    @Operation(summary = "Change the platform of a call")
    ResponseEntity<Decided> platform(@Staff String staff, @PathVariable String id, @PathVariable int order,
            @RequestBody PlatformChange asked, @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var platform = Inputs.read("platform", "Give a name such as 4 or 7a.",
                () -> new Platform(Inputs.text("platform", asked.platform(), 32)));
        return decide(staff, key, "calls/" + order + "/platform", id, asked, null,
                (journey, report) -> new ChangePlatform(journey.id(), known(journey, order), platform, report));
    }

    @PostMapping("/message")
    @Operation(summary = "Tell the passengers of a journey something", description = "At most 500 characters.")
    ResponseEntity<Decided> message(@Staff String staff, @PathVariable String id, @RequestBody Message asked,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var text = Inputs.text("text", asked.text(), 500).replaceAll("\\p{Cntrl}+", " ").strip();
        return decide(staff, key, "message", id, asked, null,
                (journey, report) -> new PublishJourneyMessage(journey.id(), UUID.randomUUID().toString(), text,
                        report));
    }

    @PostMapping("/connections")
    @Operation(summary = "Let a journey wait for another one",
            description = "At the given call, for those who come with the feeder, at most so many minutes beyond the "
                    + "planned departure. Whoever makes that change hears of it. Deciding again about the same feeder "
                    + "replaces what was decided.")
    ResponseEntity<Decided> hold(@Staff String staff, @PathVariable String id, @RequestBody ConnectionWait asked,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return decide(staff, key, "connections", id, asked, null,
                (journey, report) -> ConnectionOrder.of(journey, asked, journeys, report));
    }

    @DeleteMapping("/connections/{feeder}")
    @Operation(summary = "Let a journey wait for another one no more",
            description = "Where it does not wait nothing changes.")
    ResponseEntity<Decided> release(@Staff String staff, @PathVariable String id, @PathVariable String feeder,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var from = JourneyIds.read("feeder", feeder);
        return decide(staff, key, "connections/" + from + "/release", id, Map.of(), null,
                (journey, report) -> new ReleaseConnection(journey.id(), from, report));
    }

    private ResponseEntity<Decided> decide(String staff, @Nullable String key, String what, String id, Object asked,
            @Nullable Integer holdsForMinutes, BiFunction<JourneyOutlook, Report, JourneyCommand> decision) {
        var journeyId = JourneyIds.read("id", id);
        return idempotency.once("staff:" + staff, key, what + " " + journeyId, asked, Decided.class, () -> {
            var journey = journeys.findJourney(journeyId)
                    .map(Positioned::outlook)
                    .orElseThrow(() -> JourneyIds.unknown(journeyId));
            var now = passengerClock.instant();
            var until = holdsForMinutes == null ? null : now.plus(Duration.ofMinutes(holdsForMinutes));
            commands.send(decision.apply(journey, new Report(OPERATOR, now, now, until)));
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Decided(journeyId.toString(), now, until));
        });
    }

    static int known(JourneyOutlook journey, int order) {
        if (journey.findCall(order).isEmpty()) {
            throw Problem.unprocessable("order", "Journey " + journey.id() + " has no call " + order + ".",
                    "Take the order of a call of /api/v1/journeys/" + journey.id() + ".");
        }
        return order;
    }

    static @Nullable Cause cause(@Nullable String text) {
        return text == null ? null : Inputs.read("cause", "Give a text or leave it out.", () -> new Cause(text));
    }
}
