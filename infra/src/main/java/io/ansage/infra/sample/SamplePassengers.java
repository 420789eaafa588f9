package io.ansage.infra.sample;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.subscription.command.SubscriptionCommand;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import io.ansage.query.api.Devices;
import io.ansage.infra.sample.SampleTrips.Trip;
import io.ansage.query.api.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A few hundred people with a phone and a train to catch, every fourth of them with a change on the way. Each follows one
 * trip; once that is over, they look for the next. They use the same doors as everybody else.
 */
final class SamplePassengers {

    /** Phones of sample passengers are known by this beginning of their push token. */
    static final String PHONE = "sample-phone-";

    private static final Duration SOONEST = Duration.ofMinutes(10);
    private static final Duration LATEST = Duration.ofMinutes(100);
    private static final int CHANGES_ONE_IN = 4;
    private static final List<String> LANGUAGES = List.of("en", "en", "de", "fr");
    private static final List<Integer> THRESHOLDS = List.of(5, 5, 5, 10, 2, 15);

    private final Timetable timetable;
    private final Subscriptions subscriptions;
    private final Devices devices;
    private final Consumer<SubscriptionCommand> commands;
    private final Clock clock;
    private final Map<PassengerId, Instant> busyUntil = new HashMap<>();
    private final Random random = new Random(1);

    SamplePassengers(Timetable timetable, Subscriptions subscriptions, Devices devices,
            Consumer<SubscriptionCommand> commands, Clock passengerClock) {
        this.timetable = timetable;
        this.subscriptions = subscriptions;
        this.devices = devices;
        this.commands = commands;
        this.clock = passengerClock;
    }

    static String phoneOf(int number) {
        return PHONE + String.format("%03d", number);
    }

    /** Sees to it that so many passengers are on their way, some at a time; called again and again. */
    void keepTravelling(int passengers, int atATime) {
        int started = 0;
        var now = clock.instant();
        SampleTrips trips = null;
        for (int i = 1; i <= passengers && started < atATime; i++) {
            var passenger = new PassengerId(
                    UUID.nameUUIDFromBytes((PHONE + i).getBytes(StandardCharsets.UTF_8)).toString());
            if (now.isBefore(busyUntil.getOrDefault(passenger, Instant.MIN))) {
                continue;
            }
            if (!busyUntil.containsKey(passenger)) {
                devices.register(passenger, "fcm", new DeviceAddress(phoneOf(i)), now);
            }
            trips = trips == null ? new SampleTrips(journeysAhead(now)) : trips;
            var trip = drawn(trips);
            if (trip.isPresent()) {
                travel(passenger, trip.get(), now);
                started++;
            }
        }
    }

    private Optional<Trip> drawn(SampleTrips trips) {
        return random.nextInt(CHANGES_ONE_IN) == 0
                ? trips.drawWithChange(random).or(() -> trips.drawDirect(random))
                : trips.drawDirect(random);
    }

    private void travel(PassengerId passenger, Trip trip, Instant now) {
        for (var old : subscriptions.listOf(passenger)) {
            commands.accept(new EndSubscription(old.id(), passenger, now));
        }
        commands.accept(new StartSubscription(SubscriptionId.random(), passenger, trip.plan(),
                new Preferences(pick(THRESHOLDS), pick(LANGUAGES)), now));
        busyUntil.put(passenger, trip.over().plus(Duration.ofMinutes(30)));
    }

    private List<PlannedJourney> journeysAhead(Instant now) {
        var today = ServiceDate.on(now, SampleTimetable.ZONE);
        return Stream.of(today, today.plusDays(1))
                .flatMap(d -> timetable.listOn(d).stream())
                .filter(j -> SampleDay.departure(j).isAfter(now.plus(SOONEST))
                        && SampleDay.departure(j).isBefore(now.plus(LATEST)))
                .toList();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
