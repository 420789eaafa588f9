package io.ansage.web.passenger;

import io.ansage.domain.subscription.Commute;
import io.ansage.domain.subscription.LineWatch;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.StopWatch;
import io.ansage.domain.subscription.Target;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.ChangePreferences;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.domain.subscription.command.ReplaceTrip;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The subscriptions of a passenger. */
@RestController
@RequestMapping("/api/v1/me/subscriptions")
@Tag(name = "Passenger")
final class SubscriptionController {

    private static final int EXPIRED = 100;

    private final Subscriptions subscriptions;
    private final TargetFinder targets;
    private final Commands commands;
    private final Settled settled;
    private final Idempotency idempotency;
    private final WebSettings settings;
    private final Clock passengerClock;

    SubscriptionController(Subscriptions subscriptions, TargetFinder targets, Commands commands, Settled settled,
            Idempotency idempotency, WebSettings settings, @Qualifier("passengerClock") Clock passengerClock) {
        this.subscriptions = subscriptions;
        this.targets = targets;
        this.commands = commands;
        this.settled = settled;
        this.idempotency = idempotency;
        this.settings = settings;
        this.passengerClock = passengerClock;
    }

    @PostMapping
    @Operation(summary = "Subscribe",
            description = "To a ride on one train, to a trip of several legs, to a commute, to a stop's departures or to "
                    + "a line's situations. Tells my devices when something changes that matters.")
    ResponseEntity<SubscriptionView> start(@Passenger PassengerSession me, @RequestBody SubscriptionRequest asked,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(me.passenger().value(), key, "POST /me/subscriptions", asked, SubscriptionView.class,
                () -> start(me.passenger(), asked));
    }

    private ResponseEntity<SubscriptionView> start(PassengerId me, SubscriptionRequest asked) {
        var wishes = Objects.requireNonNullElse(asked.preferences(), PreferencesRequest.NOTHING);
        var preferences = wishes.after(PreferencesRequest.of(asked.thresholdMinutes(), asked.language())
                .after(Preferences.DEFAULT));
        var target = paused(targets.find(asked.target()), wishes);
        if (subscriptions.listOf(me).size() >= settings.subscriptionsPerPassenger()) {
            throw Problem.tooMany("There are " + settings.subscriptionsPerPassenger()
                    + " subscriptions already; end one first.", 60);
        }
        var id = SubscriptionId.random();
        var now = passengerClock.instant();
        commands.send(new StartSubscription(id, me, target, preferences, now));
        settled.until(() -> subscriptions.find(me, id).isPresent());
        return ResponseEntity.created(URI.create("/api/v1/me/subscriptions/" + id))
                .body(SubscriptionView.of(new Subscription(id, target, preferences, now, null)));
    }

    @GetMapping
    @Operation(summary = "My subscriptions", description = "With expired=true those that ended by themselves, instead.")
    Page<SubscriptionView> list(@Passenger PassengerSession me,
            @RequestParam(required = false) @Nullable Boolean expired) {
        var found = Boolean.TRUE.equals(expired)
                ? subscriptions.listExpired(me.passenger(), EXPIRED)
                : subscriptions.listOf(me.passenger());
        return new Page<>(found.stream().map(SubscriptionView::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of my subscriptions")
    SubscriptionView get(@Passenger PassengerSession me, @PathVariable String id) {
        return SubscriptionView.of(find(me, id));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change how I am told", description = "What is left out stays as it is; what clear names is "
            + "taken away. A recurring subscription can be paused.")
    SubscriptionView change(@Passenger PassengerSession me, @PathVariable String id,
            @RequestBody PreferencesRequest asked) {
        var known = active(me, id);
        var wanted = asked.after(known.preferences());
        var target = paused(known.target(), asked);
        commands.send(new ChangePreferences(known.id(), me.passenger(), wanted, passengerClock.instant()));
        if (!target.equals(known.target())) {
            commands.send(new ReplaceTrip(known.id(), me.passenger(), target, passengerClock.instant()));
        }
        settled.until(() -> subscriptions.find(me.passenger(), known.id())
                .map(s -> s.preferences().equals(wanted) && s.target().equals(target))
                .orElse(true));
        return SubscriptionView.of(new Subscription(known.id(), target, wanted, known.startedAt(), null));
    }

    @PutMapping("/{id}/trip")
    @Operation(summary = "Ride otherwise",
            description = "Replaces what I am told about; how stays as it is. What I rode "
                    + "before is silent at once.")
    SubscriptionView replace(@Passenger PassengerSession me, @PathVariable String id,
            @RequestBody TargetRequest asked) {
        var known = active(me, id);
        var target = targets.find(asked);
        commands.send(new ReplaceTrip(known.id(), me.passenger(), target, passengerClock.instant()));
        settled.until(() -> subscriptions.find(me.passenger(), known.id())
                .map(s -> s.target().equals(target))
                .orElse(true));
        return SubscriptionView.of(new Subscription(known.id(), target, known.preferences(), known.startedAt(), null));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Unsubscribe")
    ResponseEntity<Void> end(@Passenger PassengerSession me, @PathVariable String id) {
        var known = active(me, id);
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

    private Subscription active(PassengerSession me, String text) {
        var found = find(me, text);
        if (!found.active()) {
            throw Problem.unprocessable(null, "This subscription is over.", "Subscribe anew.");
        }
        return found;
    }

    /** Only what recurs can be paused. */
    private static Target paused(Target target, PreferencesRequest asked) {
        if (asked.pausedUntil() == null && !asked.clears("pausedUntil")) {
            return target;
        }
        var day = asked.pausedUntil() == null || asked.clears("pausedUntil")
                ? null
                : DaysRequest.date("pausedUntil", asked.pausedUntil());
        return switch (target) {
            case Commute c -> new Commute(c.network(), c.rides(), c.on().pausedUntil(day));
            case StopWatch w -> new StopWatch(w.network(), w.stop(), w.window(), w.on().pausedUntil(day));
            case TripPlan _,LineWatch _ -> throw Problem.unprocessable("pausedUntil", "Only what recurs can be paused.",
                    "Use doNotDisturbUntil, or end the subscription.");
        };
    }
}
