package io.ansage.bench.nation;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** A passenger of one train: 237 on a train on average, more at rush hour, most with the usual preferences. */
record Rider(int number, TrainDay train, Leg leg, Preferences preferences, SubscriptionId subscription,
        PassengerId passenger) {

    static final int PER_TRAIN = 237;

    private static final List<Preferences> WISHES = Stream.of(5, 5, 5, 5, 10, 15, 2)
            .flatMap(threshold -> Stream.of("de", "de", "en").map(l -> new Preferences(threshold, l)))
            .toList();

    /** All of them, train by train; each call begins anew and names the same. */
    static Iterator<Rider> all(Nation nation, long seed) {
        var random = new SplittableRandom(seed);
        var number = new int[1];
        return nation.trains().stream().flatMap(train -> {
            int hour = train.departure().atZone(Nation.ZONE).getHour();
            boolean rush = hour >= 6 && hour < 9 || hour >= 16 && hour < 19;
            int count = (int) Math.round(PER_TRAIN * (rush ? 1.6 : 0.75) * (0.5 + random.nextDouble()));
            return Stream.generate(() -> rider(number[0]++, train, random)).limit(count);
        }).iterator();
    }

    private static Rider rider(int number, TrainDay train, SplittableRandom random) {
        var calls = train.plan().calls();
        int from = random.nextInt(calls.size() - 1);
        int to = from + 1 + random.nextInt(calls.size() - 1 - from);
        return new Rider(number, train, new Leg(train.plan().id(), calls.get(from).order(), calls.get(to).order()),
                WISHES.get(random.nextInt(WISHES.size())), new SubscriptionId(uuid(random)),
                new PassengerId(uuid(random)));
    }

    private static String uuid(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** A phone that installs the app by itself when it is first sent to; tokens of less than eight characters are refused. */
    String phone() {
        return "phone:%07d".formatted(number);
    }

    Instant aimedDeparture() {
        return Objects.requireNonNull(train.plan()
                .calls()
                .stream()
                .filter(call -> call.order() == leg.boarding())
                .findFirst()
                .orElseThrow()
                .aimedDeparture());
    }

    /** When their train truly leaves, as far as it does. */
    Instant trueDeparture() {
        var departure = aimedDeparture();
        // The delay at the moment of leaving depends on when that is: a few steps settle it.
        for (int i = 0; i < 3; i++) {
            departure = aimedDeparture().plus(Duration.ofMinutes(train.delayAt(departure)));
        }
        return departure;
    }
}
