package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.query.live.LiveHub;
import io.ansage.query.trip.Digests;
import io.ansage.query.trip.PlannedTrips;
import io.ansage.query.trip.TripBook;
import io.ansage.query.trip.TripCare;
import io.ansage.query.trip.TripCareStore.Care;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Subscriptions whose trip is over are ended. */
class TripEndsTest {

    private static final int PASSENGERS = 3;

    private final NoticeRailway railway = new NoticeRailway().withPassengers(PASSENGERS);
    private final PostgresTripCare cares = new PostgresTripCare(railway.database.jdbc());
    private final List<EndSubscription> asked = new ArrayList<>();

    @AfterEach
    void close() {
        railway.close();
    }

    /** An answer comes only once all have been asked for: who waits for each before asking for the next waits for ever. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void tripsOverAtOnce_areEndedTogether() {
        var answers = new ArrayList<CompletableFuture<Object>>();
        overAt(command -> {
            asked.add(command);
            var answer = new CompletableFuture<Object>();
            answers.add(answer);
            if (answers.size() == PASSENGERS) {
                answers.forEach(a -> a.complete(true));
            }
            return answer;
        });

        assertThat(asked).hasSize(PASSENGERS)
                .allSatisfy(command -> assertThat(command.because()).isEqualTo(EndReason.EXPIRED))
                .extracting(EndSubscription::subscriptionId)
                .containsExactlyInAnyOrder(subscriptions());
    }

    @Test
    void oneThatCannotBeEnded_holdsNobodyUp_andIsTriedAgainWithinTheHour() {
        Function<EndSubscription, CompletableFuture<Object>> refusing = command -> {
            asked.add(command);
            if (command.subscriptionId().equals(NoticeRailway.subscription(0))) {
                throw new IllegalStateException("no database");
            }
            return command.subscriptionId().equals(NoticeRailway.subscription(1))
                    ? CompletableFuture.failedFuture(new IllegalStateException("refused"))
                    : CompletableFuture.completedFuture(true);
        };
        var care = overAt(refusing);
        assertThat(asked).hasSize(PASSENGERS);

        railway.clock.advanceTo(railway.clock.instant().plus(Duration.ofHours(1)));
        care.careDue();

        assertThat(asked).extracting(EndSubscription::subscriptionId)
                .filteredOn(NoticeRailway.subscription(0)::equals)
                .hasSize(2);
        assertThat(care.idle()).isTrue();
    }

    @Test
    void whoseSubscriptionIsGone_isForgotten() {
        railway.database.transaction()
                .executeWithoutResult(_ -> cares.keep(List.of(new Care(new SubscriptionId("subscription-gone"),
                        new PassengerId("passenger-gone"), Set.of(), NoticeRailway.START)), Set.of()));

        var care = overAt(command -> CompletableFuture.completedFuture(true));

        assertThat(care.idle()).isTrue();
        assertThat(railway.database.jdbc().sql("select subscription_id from trip_care").query(String.class).list())
                .hasSize(PASSENGERS)
                .doesNotContain("subscription-gone");
    }

    /** Looks after all once their train has long arrived. */
    private TripCare overAt(Function<EndSubscription, CompletableFuture<Object>> commands) {
        railway.onLine("S1");
        railway.clock.advanceTo(NoticeRailway.DEPARTURE.plus(Duration.ofHours(12)));
        railway.database.transaction()
                .executeWithoutResult(_ -> cares.keep(IntStream.range(0, PASSENGERS)
                        .mapToObj(i -> new Care(NoticeRailway.subscription(i), NoticeRailway.passenger(i), Set.of(),
                                railway.clock.instant()))
                        .toList(), Set.of()));
        var care = care(commands);
        care.careDue();
        return care;
    }

    private TripCare care(Function<EndSubscription, CompletableFuture<Object>> commands) {
        var jdbc = railway.database.jdbc();
        var book = new TripBook(new PostgresTrips(jdbc), new PlannedTrips(), cares, railway.settling,
                NoticeParameters.DEFAULT.settle(), railway.clock);
        var digests = new Digests(new PostgresDigests(jdbc), railway.planning, railway.outlooks,
                new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT)));
        return new TripCare(cares, book, digests, new LiveHub(new PostgresOutlooks(jdbc)), railway.outlooks,
                railway.transactions, commands, NoticeParameters.DEFAULT, railway.clock);
    }

    private static SubscriptionId[] subscriptions() {
        return IntStream.range(0, PASSENGERS).mapToObj(NoticeRailway::subscription).toArray(SubscriptionId[]::new);
    }
}
