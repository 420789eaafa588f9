package io.ansage.web.passenger;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.ChangePreferences;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.query.api.Subscriptions;
import io.ansage.query.api.Subscriptions.Subscription;
import io.ansage.web.http.Commands;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.http.Idempotency;
import io.ansage.web.http.WebSettings;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The subscriptions of a passenger. */
@RestController
@RequestMapping("/api/v1/me/subscriptions")
@Tag(name = "Passenger")
final class SubscriptionController {

    private final Subscriptions subscriptions;
    private final LegFinder legs;
    private final Commands commands;
    private final Settled settled;
    private final Idempotency idempotency;
    private final WebSettings settings;
    private final Clock passengerClock;

    SubscriptionController(Subscriptions subscriptions, LegFinder legs, Commands commands, Settled settled,
            Idempotency idempotency, WebSettings settings, @Qualifier("passengerClock") Clock passengerClock) {
        this.subscriptions = subscriptions;
        this.legs = legs;
        this.commands = commands;
        this.settled = settled;
        this.idempotency = idempotency;
        this.settings = settings;
        this.passengerClock = passengerClock;
    }

    @PostMapping
    @Operation(summary = "Subscribe to a ride on one train",
            description = "Tells my devices when something changes that matters between the two stops.")
    ResponseEntity<SubscriptionView> start(@Passenger PassengerSession me, @RequestBody SubscriptionRequest asked,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(me.passenger().value(), key, "POST /me/subscriptions", asked, SubscriptionView.class,
                () -> start(me.passenger(), asked));
    }

    private ResponseEntity<SubscriptionView> start(PassengerId me, SubscriptionRequest asked) {
        var preferences = preferences(Preferences.DEFAULT, asked.thresholdMinutes(), asked.language());
        var target = TripPlan.of(legs.find(asked));
        if (subscriptions.listOf(me).size() >= settings.subscriptionsPerPassenger()) {
            throw Problem.tooMany("There are " + settings.subscriptionsPerPassenger()
                    + " subscriptions already; end one first.", 60);
        }
        var id = SubscriptionId.random();
        var now = passengerClock.instant();
        commands.send(new StartSubscription(id, me, target, preferences, now));
        settled.until(() -> subscriptions.find(me, id).isPresent());
        return ResponseEntity.created(URI.create("/api/v1/me/subscriptions/" + id))
                .body(SubscriptionView.of(id, target, preferences, now));
    }

    @GetMapping
    @Operation(summary = "My subscriptions")
    Page<SubscriptionView> list(@Passenger PassengerSession me) {
        return new Page<>(subscriptions.listOf(me.passenger()).stream().map(SubscriptionView::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of my subscriptions")
    SubscriptionView get(@Passenger PassengerSession me, @PathVariable String id) {
        return SubscriptionView.of(find(me, id));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change how I am told", description = "What is left out stays as it is.")
    SubscriptionView change(@Passenger PassengerSession me, @PathVariable String id,
            @RequestBody PreferencesRequest asked) {
        var known = find(me, id);
        var wanted = preferences(known.preferences(), asked.thresholdMinutes(), asked.language());
        commands.send(new ChangePreferences(known.id(), me.passenger(), wanted, passengerClock.instant()));
        settled.until(() -> subscriptions.find(me.passenger(), known.id())
                .map(s -> s.preferences().equals(wanted))
                .orElse(true));
        return SubscriptionView.of(known.id(), known.target(), wanted, known.startedAt());
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Unsubscribe")
    ResponseEntity<Void> end(@Passenger PassengerSession me, @PathVariable String id) {
        var known = find(me, id);
        commands.send(new EndSubscription(known.id(), me.passenger(), passengerClock.instant()));
        settled.until(() -> subscriptions.find(me.passenger(), known.id()).isEmpty());
        return ResponseEntity.noContent().build();
    }

    private Subscription find(PassengerSession me, String text) {
        var id = Inputs.read("id", "Take it from /api/v1/me/subscriptions.", () -> new SubscriptionId(text));
        return subscriptions.find(me.passenger(), id)
                .orElseThrow(() -> Problem.notFound("You have no such subscription.",
                        "Take its id from /api/v1/me/subscriptions."));
    }

    private static Preferences preferences(Preferences now, @Nullable Integer threshold, @Nullable String language) {
        var known = Inputs.read("thresholdMinutes", "Choose 2, 5, 10, 15 or 30.",
                () -> new Preferences(Objects.requireNonNullElse(threshold, now.thresholdMinutes()), now.language()));
        return Inputs.read("language", "Choose en, de or fr.",
                () -> new Preferences(known.thresholdMinutes(), Objects.requireNonNullElse(language, now.language())));
    }

    /** How I want to be told from now on. */
    record PreferencesRequest(@Schema(example = "10") @Nullable Integer thresholdMinutes,
            @Schema(example = "de") @Nullable String language) {}
}
