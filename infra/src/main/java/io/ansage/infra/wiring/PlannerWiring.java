package io.ansage.infra.wiring;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.alternative.AlternativeFinder;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.axon.WakingEventStore;
import io.ansage.infra.postgres.PostgresOffers;
import io.ansage.infra.postgres.PostgresPassingJourneys;
import io.ansage.query.alternative.ConnectionSearch;
import io.ansage.query.alternative.OffersThatHold;
import io.ansage.query.alternative.Remedies;
import io.ansage.query.api.Connections;
import io.ansage.query.api.Trips;
import io.ansage.domain.text.NoticeTexts;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.loop.Loop;
import io.ansage.infra.metrics.MeteredPlanning;
import io.ansage.infra.postgres.PostgresNotices;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.PostgresPlanning;
import io.ansage.infra.postgres.PostgresSettling;
import io.ansage.infra.postgres.PostgresDigests;
import io.ansage.infra.postgres.PostgresRides;
import io.ansage.infra.postgres.PostgresTripCare;
import io.ansage.infra.postgres.PostgresTrips;
import io.ansage.infra.postgres.PostgresWatchedTrips;
import io.ansage.infra.postgres.SpringTransactions;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.Muting;
import io.ansage.query.notice.NoticePlanner;
import io.ansage.query.notice.PlanningStore;
import io.ansage.query.notice.SettlingStore;
import io.ansage.query.notice.SettlingWindows;
import io.ansage.query.notice.Transactions;
import io.ansage.query.notice.UntoldPassengers;
import io.ansage.query.trip.Digests;
import io.ansage.query.trip.RecurringTrips;
import io.ansage.query.trip.TripBook;
import io.ansage.query.trip.TripCare;
import io.ansage.query.trip.TripCareStore;
import io.ansage.query.trip.TripStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Who decides what is told, and who explains why something was not. Plans unless {@code ansage.roles.plan} is false. */
@Configuration(proxyBeanMethods = false)
class PlannerWiring {

    /** While the one waits for the database the other decides. */
    private static final int PLANNERS = 2;

    @Bean
    Transactions transactions(PlatformTransactionManager transactions) {
        return new SpringTransactions(transactions);
    }

    @Bean
    TripPolicy tripPolicy() {
        return new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT));
    }

    @Bean
    TripTruths tripTruths(TripPolicy policy, ChangeTimes changes) {
        return new TripTruths(policy.parameters(), changes);
    }

    @Bean
    CohortDecisions cohortDecisions(TripPolicy policy, TripTruths truths, Muting muting) {
        return new CohortDecisions(policy, truths, new NoticeTexts(), muting);
    }

    @Bean
    PostgresSettling settlingStore(JdbcClient jdbc) {
        return new PostgresSettling(jdbc);
    }

    @Bean
    PlanningStore planningStore(JdbcClient jdbc, MeterRegistry meters) {
        return new MeteredPlanning(new PostgresPlanning(jdbc), meters);
    }

    @Bean
    SettlingWindows settlingWindows(SettlingStore store, TripPolicy policy, PassengerClock passengerClock) {
        return new SettlingWindows(store, policy.parameters(), passengerClock);
    }

    @Bean
    TripStore tripStore(JdbcClient jdbc) {
        return new PostgresTrips(jdbc);
    }

    @Bean
    TripCareStore tripCareStore(JdbcClient jdbc) {
        return new PostgresTripCare(jdbc);
    }

    @Bean
    TripBook tripBook(TripStore trips, JdbcClient jdbc, TripCareStore care, SettlingStore windows, TripPolicy policy,
            PassengerClock passengerClock) {
        return new TripBook(trips, new RecurringTrips(new PostgresRides(jdbc)), care, windows,
                policy.parameters().settle(), passengerClock);
    }

    /** The gateway is asked for late: it comes after the projections, and this one listens to one of them. */
    @Bean
    TripCare tripCare(TripCareStore store, TripBook book, PlanningStore planning, LiveHub live, JdbcClient jdbc,
            Transactions transactions,
            ObjectProvider<CommandGateway> gateway, TripPolicy policy, PassengerClock passengerClock) {
        var outlooks = new PostgresOutlookStore(jdbc, TableNames.LIVE);
        var digests = new Digests(new PostgresDigests(jdbc), planning, outlooks, policy);
        return new TripCare(store, book, digests, live, outlooks, transactions,
                command -> gateway.getObject().send(command), policy.parameters(), passengerClock);
    }

    @Bean
    NoticePlanner noticePlanner(SettlingStore windows, PlanningStore planning, JdbcClient jdbc,
            CohortDecisions decisions, Remedies remedies, PostgresOffers offers,
            Transactions transactions, LiveHub live, PassengerClock passengerClock) {
        return new NoticePlanner(windows, planning, new PostgresOutlookStore(jdbc, TableNames.LIVE), decisions,
                remedies, offers,
                transactions, live, passengerClock);
    }

    @Bean
    Remedies remedies(JdbcClient jdbc, TripPolicy policy, Timetable timetable, ChangeTimes changes) {
        return new Remedies(
                new AlternativeFinder(changes, policy.parameters().connections().leastMinutes()),
                new PostgresPassingJourneys(jdbc), new PostgresOutlookStore(jdbc, TableNames.LIVE), timetable);
    }

    @Bean
    Connections connections(JdbcClient jdbc, TripPolicy policy, ChangeTimes changes) {
        return new ConnectionSearch(new PostgresPassingJourneys(jdbc),
                new PostgresOutlookStore(jdbc, TableNames.LIVE), changes,
                policy.parameters().connections());
    }

    @Bean
    Trips watchedTrips(JdbcClient jdbc) {
        return new PostgresWatchedTrips(jdbc);
    }

    @Bean
    PostgresOffers offers(JdbcClient jdbc, TripTruths truths, PassengerClock passengerClock) {
        return new PostgresOffers(jdbc,
                new OffersThatHold(new PostgresOutlookStore(jdbc, TableNames.LIVE), truths, passengerClock));
    }

    @Bean
    PostgresNotices notices(SettlingStore windows, JdbcClient jdbc, CohortDecisions decisions,
            Transactions transactions, PassengerClock passengerClock) {
        return new PostgresNotices(jdbc, new UntoldPassengers(new PostgresPlanning(jdbc), windows,
                new PostgresOutlookStore(jdbc, TableNames.LIVE), decisions, transactions, passengerClock));
    }

    /** Planning as one of the roles of a node. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "ansage.roles.plan", matchIfMissing = true)
    static class Role {

        /**
         * Woken by news, for a cancellation does not settle and would wait 50 ms for the loop's next look; but not in the
         * middle of a commit, of which the projection may have folded a part.
         */
        @Bean
        Loop plannerLoop(NoticePlanner planner, LiveHub live, ObjectProvider<WakingEventStore> events) {
            var loop = new Loop("planner", PLANNERS, planner::planDue);
            live.onOutlook(news -> events.ifAvailable(store -> {
                if (store.endsCommit(news.position())) {
                    loop.wake();
                }
            }));
            return loop;
        }

        @Bean
        Loop tripLoop(TripCare care) {
            return new Loop("trips", care::careDue);
        }
    }
}
