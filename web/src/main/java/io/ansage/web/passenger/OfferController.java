package io.ansage.web.passenger;

import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.command.ReplaceTrip;
import io.ansage.query.api.Offers;
import io.ansage.query.api.Offers.Offer;
import io.ansage.query.api.Subscriptions;
import io.ansage.query.api.Subscriptions.Subscription;
import io.ansage.web.http.Commands;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Other ways to get there when a trip breaks off. A trip is rewritten only when its passenger says so. */
@RestController
@RequestMapping("/api/v1/me/subscriptions/{id}/offers")
@Tag(name = "Passenger")
final class OfferController {

    private final Offers offers;
    private final Subscriptions subscriptions;
    private final Commands commands;
    private final Settled settled;
    private final Clock passengerClock;

    OfferController(Offers offers, Subscriptions subscriptions, Commands commands, Settled settled,
            @Qualifier("passengerClock") Clock passengerClock) {
        this.offers = offers;
        this.subscriptions = subscriptions;
        this.commands = commands;
        this.settled = settled;
        this.passengerClock = passengerClock;
    }

    @GetMapping
    @Operation(summary = "Other ways to get there",
            description = "What was offered with the latest notice that this trip breaks off, the best first.")
    Page<OfferView> list(@Passenger PassengerSession me, @PathVariable String id) {
        var mine = find(me, id);
        return new Page<>(offers.listOf(me.passenger(), mine.id()).stream().map(this::view).toList());
    }

    @PostMapping("/{offerId}/accept")
    @Operation(summary = "Ride like that instead",
            description = "The subscription means the other trains from now on, and is silent about the old ones.")
    SubscriptionView accept(@Passenger PassengerSession me, @PathVariable String id, @PathVariable String offerId) {
        var mine = find(me, id);
        var offer = offers.find(me.passenger(), mine.id(), offerId)
                .orElseThrow(() -> Problem.notFound("There is no such offer any more.",
                        "Take its id from the offers of the subscription."));
        if (!offers.holds(offer)) {
            throw Problem.conflict("offerId", "One cannot travel like that any more.",
                    "Choose another offer, or wait for the next notice.");
        }
        var plan = offer.plan();
        commands.send(new ReplaceTrip(mine.id(), me.passenger(), plan, passengerClock.instant()));
        settled.until(() -> subscriptions.find(me.passenger(), mine.id())
                .map(s -> s.target().equals(plan))
                .orElse(true));
        return SubscriptionView.of(new Subscription(mine.id(), plan, mine.preferences(), mine.startedAt(), null));
    }

    private Subscription find(PassengerSession me, String text) {
        var id = Inputs.read("id", "Take it from /api/v1/me/subscriptions.", () -> new SubscriptionId(text));
        return subscriptions.find(me.passenger(), id)
                .orElseThrow(() -> Problem.notFound("You have no such subscription.",
                        "Take its id from /api/v1/me/subscriptions."));
    }

    private OfferView view(Offer offer) {
        return new OfferView(offer.id(), offer.train(), offer.departs(), offer.arrives(),
                offer.legs().size() - offer.kept() - 1,
                offer.legs().stream().map(SubscriptionView.LegView::of).toList(), offers.holds(offer));
    }

    /** An offer, as its passenger sees it. */
    record OfferView(String id, @Schema(description = "The train to take", example = "IC 5") String train,
            @Schema(description = "When it leaves, as expected when this was offered") Instant departs,
            @Schema(description = "When I arrive, as expected then") Instant arrives,
            @Schema(description = "How often I change", example = "0") int changes,
            @Schema(description = "All rides that lie ahead, in order") List<SubscriptionView.LegView> legs,
            @Schema(description = "Whether one can still travel like that") boolean holds) {}
}
