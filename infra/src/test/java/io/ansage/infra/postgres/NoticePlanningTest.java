package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.alternative.AlternativeFinder;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.query.outlook.OutlookChange;
import io.ansage.query.alternative.OffersThatHold;
import io.ansage.query.alternative.Remedies;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.text.NoticeTexts;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.NoticePlanner;
import io.ansage.query.notice.SettlingWindows;
import io.ansage.query.notice.Transactions;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.trip.PlannedTrips;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Planning on real SQL: windows, cohorts and the rows of the ledger. */
class NoticePlanningTest {

    private static final Instant START = Instant.parse("2025-10-03T06:50:00Z");
    private static final JourneyId JOURNEY = JourneyId.parse("test:1:2025-10-03");

    private final TestDatabase database = TestDatabase.create();
    private final PassengerClock clock = PassengerClock.standingAt(START);
    private final PostgresSettling settling = new PostgresSettling(database.jdbc());
    private final PostgresPlanning planning = new PostgresPlanning(database.jdbc());
    private final PostgresOutlookStore outlooks = new PostgresOutlookStore(database.jdbc(), TableNames.LIVE);
    private final SettlingWindows windows = new SettlingWindows(settling, NoticeParameters.DEFAULT, clock);
    private final NoticePlanner planner = new NoticePlanner(settling, planning, outlooks,
            new CohortDecisions(new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT)),
                    new TripTruths(NoticeParameters.DEFAULT, ChangeTimes.UNKNOWN), new NoticeTexts()),
            new Remedies(new AlternativeFinder(ChangeTimes.UNKNOWN, 2), new PostgresPassingJourneys(database.jdbc()),
                    outlooks, new NoTimetable()),
            new PostgresOffers(database.jdbc(), new OffersThatHold(outlooks, new TripTruths(NoticeParameters.DEFAULT,
                    ChangeTimes.UNKNOWN), clock)),
            new Transactions() {
                @Override
                public <T> T inTransaction(Supplier<T> work) {
                    return database.transaction().execute(_ -> work.get());
                }
            }, new LiveHub(new PostgresOutlooks(database.jdbc())), clock);
    private JourneyOutlook outlook = JourneyFold.after(null, scheduled());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void thousandsInOneCohort_areToldByOneDecisionAfterSettling() {
        subscribe(10_000, 5);
        happens(delay(12));
        assertThat(planner.planDue()).isZero();

        clock.advanceTo(START.plusSeconds(30));
        assertThat(planner.planDue()).isOne();
        assertThat(statuses()).containsExactly(Map.entry("planned", 10_000L));
        assertThat(planning.listCohorts(JOURNEY)).hasSize(1);
        assertThat(settling.nextDue()).isEmpty();
    }

    @Test
    void aCancellation_replacesWhatNobodyHasSeenYet() {
        subscribe(3, 5);
        happens(delay(12));
        clock.advanceTo(START.plusSeconds(30));
        planner.planDue();
        happens(cancelled());
        planner.planDue();
        assertThat(statuses()).containsOnly(Map.entry("superseded", 3L), Map.entry("planned", 3L));
    }

    @Test
    void p04_sameNoticeDecidedAgain_isNoSecondRow_whateverRowOrTimeItWouldHave() {
        subscribe(2, 5);
        happens(delay(12));
        clock.advanceTo(START.plusSeconds(30));
        planner.planDue();

        clock.advanceTo(START.plusSeconds(90));
        happens(delay(12));
        settling.open(List.of(JOURNEY), START, clock.instant());
        assertThat(planner.planDue()).isOne();

        assertThat(statuses()).containsExactly(Map.entry("planned", 2L));
        assertThat(silences()).containsExactly(Map.entry("DUPLICATE", 2L));
    }

    @Test
    void p23_badNewsBesideUrgentNews_isHeldUntilItHasSettled_andWithdrawnWhenItWasAFlap() {
        subscribe(1, 5);
        happens(delay(12));
        clock.advanceTo(START.plusSeconds(10));
        happens(delay(11));
        assertThat(planner.planDue()).isOne();
        assertThat(statuses()).containsExactly(Map.entry("held", 1L));

        happens(delay(0));
        planner.planDue();
        assertThat(statuses()).containsExactly(Map.entry("withdrawn", 1L));
        assertThat(silences()).containsEntry("FLAP", 1L);
    }

    @Test
    void aDelayBelowEveryThreshold_isOnlyCounted() {
        subscribe(4, 15);
        happens(delay(9));
        clock.advanceTo(START.plusSeconds(30));
        planner.planDue();
        assertThat(statuses()).isEmpty();
        assertThat(silences()).containsExactly(Map.entry("BELOW_THRESHOLD", 4L));
    }

    @Test
    void whatIsBeingHandedOver_countsAsTold() {
        subscribe(1, 5);
        happens(delay(12));
        clock.advanceTo(START.plusSeconds(30));
        planner.planDue();
        database.jdbc().sql("update notice set status = 'sending'").update();
        happens(delay(13));
        clock.advanceTo(START.plusSeconds(120));
        planner.planDue();
        assertThat(statuses()).containsExactly(Map.entry("sending", 1L));
        assertThat(silences()).containsEntry("COVERED", 1L);
    }

    private void happens(JourneyEvent event) {
        database.transaction().executeWithoutResult(_ -> {
            var before = outlook;
            outlook = JourneyFold.after(before, event);
            outlooks.save(List.of(new Positioned(outlook, outlook.revision())), List.of());
            windows.changed(List.of(new OutlookChange(before, outlook, event, outlook.revision())));
        });
    }

    private void subscribe(int passengers, int threshold) {
        var rows = IntStream.range(0, passengers)
                .mapToObj(i -> new SubscriptionRow(new SubscriptionId("subscription-" + i),
                        new PassengerId("passenger-" + i), TripPlan.of(new Leg(JOURNEY, 1, 2)),
                        new Preferences(threshold, "en"),
                        START, null, null, 1))
                .toList();
        new PostgresSubscriptions(database.jdbc(), TableNames.LIVE).save(rows);
        var trips = new PostgresTrips(database.jdbc());
        trips.replace(rows.stream()
                .collect(Collectors.toMap(SubscriptionRow::id, row -> new PlannedTrips().expand(row, START))));
    }

    private Map<String, Long> statuses() {
        return counts("select status as name, count(*) as n from notice group by 1");
    }

    private Map<String, Long> silences() {
        return counts("select reason as name, n from silence_count");
    }

    private Map<String, Long> counts(String sql) {
        return database.jdbc()
                .sql(sql)
                .query((rs, _) -> Map.entry(rs.getString("name"), rs.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JourneyEvent delay(int minutes) {
        return new TimesChanged(JOURNEY, minutes, List.of(), null, report().accepted(Acceptance.VISIBLE_CHANGE));
    }

    private JourneyEvent cancelled() {
        return new JourneyCancelled(JOURNEY, null, report().accepted(Acceptance.VISIBLE_CHANGE));
    }

    private JourneyScheduled scheduled() {
        var departure = Instant.parse("2025-10-03T07:30:00Z");
        return new JourneyScheduled(JOURNEY, new TrainNumber("1"), null, "There", ZoneOffset.UTC,
                List.of(new StopCall(1, new StopId("here"), "Here", null, departure, null),
                        new StopCall(2, new StopId("there"), "There", departure.plus(Duration.ofHours(1)), null, null)),
                report().accepted(Acceptance.TIMETABLE));
    }

    private Report report() {
        return Report.of(new Source("test", SourceKind.REALTIME), clock.instant(), clock.instant());
    }

}
