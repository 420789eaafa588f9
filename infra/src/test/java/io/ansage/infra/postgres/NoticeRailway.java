package io.ansage.infra.postgres;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyReinstated;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.StopCallPassed;
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
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.text.NoticeTexts;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.delivery.DeliveryRecords;
import io.ansage.query.delivery.DeliveryWorker;
import io.ansage.query.delivery.Dispatch;
import io.ansage.query.delivery.LastGate;
import io.ansage.query.delivery.Outbox;
import io.ansage.query.delivery.RetryTimes;
import io.ansage.query.history.HistoryRow;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.NoticePlanner;
import io.ansage.query.notice.PlanningStore;
import io.ansage.query.notice.SettlingWindows;
import io.ansage.query.notice.Transactions;
import io.ansage.query.notice.UntoldPassengers;
import io.ansage.query.outlook.BoardLine;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.trip.PlannedTrips;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One train that departs at 07:30, its passengers, planner and delivery on real SQL; both clocks stand until moved. */
public final class NoticeRailway implements AutoCloseable {

    static final Instant START = Instant.parse("2025-10-03T06:50:00Z");
    static final Instant DEPARTURE = Instant.parse("2025-10-03T07:30:00Z");
    static final JourneyId JOURNEY = JourneyId.parse("test:1:2025-10-03");
    static final String CHANNEL = "test";

    public final TestDatabase database = TestDatabase.create();
    public final PassengerClock clock;
    final AtomicReference<Instant> machine = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    public final RecordingChannel channel = new RecordingChannel(CHANNEL);
    final Transactions transactions = new SpringTransactions(database.transactionManager());
    final PostgresDevices devices = new PostgresDevices(database.jdbc());
    final PostgresSettling settling = new PostgresSettling(database.jdbc());
    final PostgresOutlookStore outlooks = new PostgresOutlookStore(database.jdbc(), TableNames.LIVE);
    final PostgresOutbox outbox = new PostgresOutbox(database.jdbc());
    final PostgresHistory history = new PostgresHistory(database.jdbc(), TableNames.LIVE);
    final CohortDecisions decisions;
    final NoticePlanner planner;
    DeliveryWorker worker;
    final UntoldPassengers untold;
    final PostgresNotices notices;

    private final TripPolicy policy = new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT));
    private final TripTruths truths = new TripTruths(policy.parameters(), ChangeTimes.UNKNOWN);
    private final PostgresMuting muting = new PostgresMuting(database.jdbc());
    final PostgresPlanning planning = new PostgresPlanning(database.jdbc());
    private final SettlingWindows windows;
    private final Duration shift;
    private JourneyScheduled plan;
    private JourneyOutlook outlook;

    public NoticeRailway() {
        this(Duration.ZERO);
    }

    /** {@code shift} moves the whole day. */
    NoticeRailway(Duration shift) {
        this.shift = shift;
        clock = PassengerClock.standingAt(START.plus(shift));
        windows = new SettlingWindows(settling, NoticeParameters.DEFAULT, clock);
        decisions = new CohortDecisions(policy, truths, new NoticeTexts(), muting);
        planner = planner(planning);
        untold = new UntoldPassengers(planning, settling, outlooks, decisions, transactions, clock);
        notices = new PostgresNotices(database.jdbc(), untold);
        worker = worker(outbox, List.of(channel));
        plan = scheduled(null);
        outlook = JourneyFold.after(null, plan);
    }

    NoticePlanner planner(PlanningStore store) {
        return new NoticePlanner(settling, store, outlooks, decisions,
                new Remedies(new AlternativeFinder(ChangeTimes.UNKNOWN, 2),
                        new PostgresPassingJourneys(database.jdbc()),
                        outlooks, new NoTimetable()),
                new PostgresOffers(database.jdbc(),
                        new OffersThatHold(outlooks, new TripTruths(NoticeParameters.DEFAULT,
                                ChangeTimes.UNKNOWN), clock)),
                transactions,
                new LiveHub(new PostgresOutlooks(database.jdbc())), clock);
    }

    /** The train runs on a line, and all that is known of it is its plan. */
    NoticeRailway onLine(String line) {
        plan = scheduled(line);
        outlook = JourneyFold.after(null, plan);
        database.transaction()
                .executeWithoutResult(_ -> outlooks.save(List.of(new Positioned(outlook, outlook.revision())),
                        BoardLine.of(outlook)));
        return this;
    }

    DeliveryWorker worker(Outbox from, List<? extends NotificationChannel> channels) {
        InstantSource machineClock = machine::get;
        return new DeliveryWorker(
                new DeliveryRecords(from, devices, settling, transactions, policy.parameters().settle()),
                new LastGate(outlooks, new PostgresMessageStore(database.jdbc(), TableNames.LIVE), muting, policy,
                        truths),
                new Dispatch(channels), new RetryTimes(new Random(1)), clock,
                machineClock);
    }

    @Override
    public void close() {
        database.close();
    }

    static SubscriptionId subscription(int number) {
        return new SubscriptionId("subscription-" + number);
    }

    static PassengerId passenger(int number) {
        return new PassengerId("passenger-" + number);
    }

    static DeviceAddress address(int number) {
        return new DeviceAddress("phone-" + number);
    }

    /** Passengers from 0 on, each with a subscription and a phone. */
    public NoticeRailway withPassengers(int count) {
        for (int i = 0; i < count; i++) {
            subscribe(i);
            register(i);
        }
        return this;
    }

    void subscribe(int number) {
        saveSubscription(number, null, 1);
    }

    void unsubscribe(int number) {
        saveSubscription(number, clock.instant(), 2);
    }

    private void saveSubscription(int number, @Nullable Instant endedAt, long position) {
        var row = new SubscriptionRow(
                subscription(number), passenger(number), TripPlan.of(new Leg(JOURNEY, 1, 2)), Preferences.DEFAULT,
                START.plus(shift), endedAt, endedAt == null ? null : EndReason.BY_OWNER, position);
        new PostgresSubscriptions(database.jdbc(), TableNames.LIVE).save(List.of(row));
        new PostgresTrips(database.jdbc()).replace(Map.of(row.id(),
                row.active() ? new PlannedTrips().expand(row, clock.instant()) : List.of()));
    }

    DeviceId register(int number) {
        return devices.register(passenger(number), CHANNEL, address(number), clock.instant());
    }

    /** Something becomes known of the train, all at once, and the planner looks at what is due. */
    NoticeRailway happens(JourneyEvent... events) {
        becomesKnown(events);
        planner.planDue();
        return this;
    }

    /** The same, and nobody has looked yet. */
    void becomesKnown(JourneyEvent... events) {
        database.transaction().executeWithoutResult(_ -> {
            write(1, plan);
            for (var event : events) {
                var before = outlook;
                outlook = JourneyFold.after(before, event);
                outlooks.save(List.of(new Positioned(outlook, outlook.revision())), BoardLine.of(outlook));
                windows.changed(List.of(new OutlookChange(before, outlook, event, outlook.revision())));
                write(outlook.revision(), event);
            }
        });
    }

    private void write(long revision, JourneyEvent event) {
        history.append(List.of(new HistoryRow(event, revision, revision, machine.get())));
    }

    /** Passenger time moves, in steps of ten seconds, while planner and delivery are at work. */
    NoticeRailway runUntil(Instant until) {
        while (clock.instant().isBefore(until)) {
            var next = clock.instant().plusSeconds(10);
            clock.advanceTo(next.isBefore(until) ? next : until);
            machine.updateAndGet(m -> m.plusSeconds(10));
            work();
        }
        return this;
    }

    /** Plans and delivers what is due until nothing is. */
    NoticeRailway work() {
        int done = 1;
        while (done > 0) {
            done = planner.planDue() + worker.deliverDue();
        }
        return this;
    }

    /** News of a delay that has settled: everybody's first notice is planned and not sent yet. */
    public NoticeRailway plannedDelay(int minutes) {
        happens(delay(minutes));
        clock.advanceTo(clock.instant().plusSeconds(30));
        planner.planDue();
        return this;
    }

    void laterOnMachine(Duration time) {
        machine.updateAndGet(m -> m.plus(time));
    }

    List<Notice> ledger() {
        return notices.listAbout(JOURNEY, 0, 100_000);
    }

    /** Status and outcome of every row, in order. */
    public List<String> rows() {
        return ledger().stream().map(n -> n.status() + " " + n.outcome()).toList();
    }

    /** The version each passenger believes, by subscription. */
    List<String> beliefs() {
        return database.jdbc()
                .sql("select subscription_id || ' ' || version from belief order by subscription_id")
                .query(String.class)
                .list();
    }

    List<String> attempts() {
        return new ArrayList<>(database.jdbc()
                .sql("select outcome from delivery_attempt order by at, attempt, device_id")
                .query(String.class)
                .list());
    }

    long count(String from) {
        return database.jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    JourneyEvent delay(int minutes) {
        return new TimesChanged(JOURNEY, minutes, List.of(), null, known());
    }

    JourneyEvent cancelled() {
        return new JourneyCancelled(JOURNEY, null, known());
    }

    JourneyEvent reinstated() {
        return new JourneyReinstated(JOURNEY, known());
    }

    JourneyEvent departed() {
        return new StopCallPassed(JOURNEY, 1, CallPhase.DEPARTED, clock.instant(), known());
    }

    Instant departure() {
        return DEPARTURE.plus(shift);
    }

    private JourneyScheduled scheduled(@Nullable String line) {
        return new JourneyScheduled(JOURNEY, new TrainNumber("1"), line, "There", ZoneOffset.UTC,
                List.of(new StopCall(1, new StopId("here"), "Here", null, departure(), null),
                        new StopCall(2, new StopId("there"), "There", departure().plus(Duration.ofHours(1)), null,
                                null)),
                Report.of(new Source("test", SourceKind.REALTIME), clock.instant(), clock.instant())
                        .accepted(Acceptance.TIMETABLE));
    }

    private Provenance known() {
        return Report.of(new Source("test", SourceKind.REALTIME), clock.instant(), clock.instant())
                .accepted(Acceptance.VISIBLE_CHANGE);
    }
}
