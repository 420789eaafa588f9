package io.ansage.web.passenger;

import io.ansage.query.api.Connections;
import io.ansage.query.api.Trips;
import io.ansage.query.api.Trips.WatchedTrip;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What my subscriptions mean these days. */
@RestController
@RequestMapping("/api/v1/me/trips")
@Tag(name = "Passenger")
final class TripController {

    private static final int MOST = 200;

    private final Trips trips;
    private final Connections connections;

    TripController(Trips trips, Connections connections) {
        this.trips = trips;
        this.connections = connections;
    }

    @GetMapping
    @Operation(summary = "My trips",
            description = "Every train that is watched for me, from yesterday to tomorrow. A subscription that recurs "
                    + "has a trip for each of its trains.")
    Page<TripView> list(@Passenger PassengerSession me) {
        return new Page<>(trips.listOf(me.passenger(), MOST).stream().map(this::view).toList());
    }

    private TripView view(WatchedTrip trip) {
        return new TripView(trip.id().value(), trip.subscription().value(),
                trip.legs().stream().map(SubscriptionView.LegView::of).toList(),
                trip.legs().size() > 1 ? connections.changeMinutes(trip.legs()) : List.of());
    }

    /** A trip that is watched. */
    @Schema(description = "A trip that is watched.")
    record TripView(String id, String subscriptionId, List<SubscriptionView.LegView> legs,
            @Schema(description = "Minutes that each change takes at least",
                    example = "[2]") List<Integer> changeMinutes) {}
}
