package io.ansage.system.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.IngestLedger;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.Quarantine;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.Translation;
import io.ansage.command.feed.batch.ArrivalBatchTranslator;
import io.ansage.command.feed.gtfsrt.GtfsRealtimeTranslator;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyStatus;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyCorrected;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.postgres.PostgresTimetable;
import io.ansage.infra.postgres.TimetableLoader;
import io.ansage.query.api.DeadLetters;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import io.ansage.system.SharedData;
import io.ansage.system.timeline.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Recorded feeds through the whole product, in the order in which their days came. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedsThroughTheProductTest {

    private static final Source GTFS_RT = new Source("gtfs-rt", SourceKind.REALTIME);
    /** The day as it was, with neighbouring captures swapped, and with every third capture lost. */
    private static final String PLAIN = "";
    private static final String SWAPPED = "S";
    private static final String LOSSY = "L";

    private static Product product;

    /** Before each, so that every test is seen to be skipped where there are no recordings. */
    @BeforeEach
    void start() {
        SharedData.get("irish-rail/currentTrains-2025-10-03.zip");
        if (product == null) {
            product = Product.startingAt(Instant.parse("2015-07-30T12:00:00Z"));
        }
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
    }

    @AfterEach
    void booksBalance_andNothingIsParked() {
        if (product == null) {
            return;
        }
        product.awaitQuiet();
        var balance = product.part(IngestLedger.class).balance();
        assertThat(balance.balances()).as("ledger " + balance).isTrue();
        assertThat(balance.inFlight()).isZero();
        assertThat(product.part(DeadLetters.class).list(null, 10)).isEmpty();
    }

    @Test
    @Order(1)
    void p30_belgium_threePolls_cancelledTrainsThatVanish_stayCancelled() throws IOException {
        var translator = new GtfsRealtimeTranslator("nmbs", ZoneId.of("Europe/Brussels"),
                product.part(Timetable.class), product.part(PostgresTimetable.class), FeedLimits.DEFAULT);

        for (var poll : List.of("1234", "1421", "1504")) {
            handIn(translator, "nmbs-gtfsrt/trip_updates-2015-07-30T" + poll + "Z.pb");
        }

        var date = ServiceDate.of(2015, 7, 30);
        assertThat(outlook(JourneyId.of("nmbs", "IC343523911", date)).cancelled()).isTrue();
        assertThat(outlook(JourneyId.of("nmbs", "IC34125441", date)).cancelled()).isTrue();
        // The first polls name stops by their order only, the last by id too: they are the same stops.
        assertThat(outlook(JourneyId.of("nmbs", "IC9034961", date)).calls()).anySatisfy(
                call -> assertThat(call.arrivalDelay()).isEqualTo(18));
        assertThat(product.part(IngestLedger.class).balance().quarantined()).doesNotContainKey("UNKNOWN_STOP");
        assertThat(product.part(Quarantine.class).list(null, 10)).isEmpty();
    }

    @Test
    @Order(2)
    void caltrain_all19UpdatesMatch_andAnAddedTripIsFoundByItsOwnPlan() throws IOException {
        var loaded = product.part(TimetableLoader.class)
                .load(SharedData.get("caltrain/gtfs-2023-09.zip"), null, _ -> {});
        var translator = new GtfsRealtimeTranslator(loaded.network(), ZoneId.of("UTC"), product.part(Timetable.class),
                product.part(PostgresTimetable.class), FeedLimits.DEFAULT);

        var updates = handIn(translator, "caltrain/trip-updates-2023-11-08T0105Z.pb");
        handIn(translator, "caltrain/service-alerts-2023-11-08T0105Z.pb");
        var added = added(new JourneyId(loaded.network(), "EXTRA-1", ServiceDate.of(2023, 11, 7)));
        product.part(ObservationIntake.class).accept(List.of(added));
        product.awaitQuiet();

        assertThat(updates).hasSize(19);
        for (var update : updates) {
            var known = outlook(JourneyId.of(loaded.network(), Objects.requireNonNull(update.journey().trip()),
                    Objects.requireNonNull(update.journey().serviceDate())));
            assertThat(known.calls()).hasSameSizeAs(Objects.requireNonNull(update.plan()).calls());
            assertThat(known.known()).as(known.id() + " has times").isNotEmpty();
        }
        assertThat(outlook(Objects.requireNonNull(added.plan()).id()).departureDelayAt(1)).isEqualTo(4);
        assertThat(product.part(IngestLedger.class).balance().quarantined()).doesNotContainKey("UNMATCHED");
        assertThat(product.part(Quarantine.class).list(null, 10)).isEmpty();
    }

    @Test
    @Order(3)
    void cologne_lateBatchFile_correctsHistory_andDisturbsNobody() throws IOException {
        var date = ServiceDate.of(2025, 6, 1);
        var due = Instant.parse("2025-06-01T03:12:00Z");
        var id = new JourneyId("vrr", "26800", date);
        product.advanceTo(due.minus(Duration.ofHours(2)));
        product.part(JourneyScheduler.class)
                .schedule(List.of(new PlannedJourney(id,
                        new TrainNumber("RE 1 (26800)"), "RE 1", "Köln Hbf", ZoneId.of("Europe/Berlin"),
                        List.of(call(1, "hamm", null, due.minus(Duration.ofHours(1))), call(2, "koeln", due, null)))));
        var passenger = follow(id, 1, 2);
        product.advanceTo(Instant.parse("2025-07-01T00:00:00Z"));

        Translation read;
        try (var in = Files.newInputStream(SharedData.get("db-batch/koeln-hbf-delays-2025-06.csv"))) {
            read = new ArrivalBatchTranslator(FeedLimits.DEFAULT).translate(in, new Capture(
                    ArrivalBatchTranslator.SOURCE, "koeln.csv", product.clock().instant(),
                    product.clock().instant()));
        }
        product.part(ObservationIntake.class).accept(read.observations());
        product.awaitQuiet();
        product.advanceTo(Instant.parse("2025-07-01T01:00:00Z"));

        assertThat(outlook(id).status()).isEqualTo(JourneyStatus.COMPLETED);
        assertThat(outlook(id).delayMinutes()).isEqualTo(75);
        assertThat(notices(passenger)).isEmpty();
        // What no timetable knew became history under the network of batch files.
        assertThat(outlook(JourneyId.of(ArrivalBatchTranslator.NETWORK, "RB 38 (10289)", date)).delayMinutes())
                .isEqualTo(150);
        assertThat(product.part(Quarantine.class).list(null, 10)).isEmpty();
    }

    @Test
    @Order(4)
    void irishDay_trapsComeOutRight_andBooksBalanceWhateverIsSwappedOrLost() throws IOException {
        var slice = IrishSlice.read();
        var passengers = new TreeMap<String, PassengerId>();
        for (int i = 0; i < slice.size(); i++) {
            product.advanceTo(slice.at(i));
            hand(slice, i, PLAIN);
            if (i % 2 == 1) {
                hand(slice, i, SWAPPED);
                hand(slice, i - 1, SWAPPED);
            }
            // The last words of a train are not lost for good: the list repeats them.
            if (i % 3 != 1 || i >= slice.size() - 3) {
                hand(slice, i, LOSSY);
            }
            product.awaitQuiet();
            for (var train : IrishSlice.TRAINS) {
                if (!passengers.containsKey(train)) {
                    product.part(Journeys.class).findJourney(id(train)).map(Positioned::outlook).ifPresent(o -> {
                        passengers.put(train, follow(o.id(), o.first().planned().order(), o.last().planned().order()));
                        product.awaitQuiet();
                    });
                }
            }
        }
        product.advanceTo(product.clock().instant().plus(Duration.ofHours(1)));

        trapsCameOutRight(passengers);
    }

    private static void trapsCameOutRight(TreeMap<String, PassengerId> passengers) {
        var journeys = product.part(Journeys.class);
        assertThat(passengers.keySet()).containsExactlyInAnyOrderElementsOf(IrishSlice.TRAINS);

        long naive = journeys.listHistory(id("A906"))
                .stream()
                .filter(entry -> entry.event() instanceof TimesChanged)
                .count();
        var sent = interruptions(passengers.get("A906"));
        assertThat(naive).isGreaterThan(30);
        assertThat(sent).hasSizeBetween(3, 5);

        assertThat(product.part(Quarantine.class).list(null, 100))
                .anySatisfy(entry -> {
                    assertThat(entry.journeyId()).isEqualTo(id("E133"));
                    assertThat(entry.reason()).isEqualTo(QuarantineReason.IMPLAUSIBLE_DELAY);
                    assertThat(entry.detail()).contains("1443");
                });
        assertThat(outlook(id("E133")).delayMinutes()).isEqualTo(1);
        assertThat(notices(passengers.get("E133"))).noneSatisfy(n -> assertThat(n.body()).contains("1443"));

        var end = Instant.parse("2025-10-03T18:56:30Z");
        assertThat(journeys.listHistory(id("A741"))).last()
                .satisfies(entry -> assertThat(entry.event()).isInstanceOf(JourneyCorrected.class));
        assertThat(outlook(id("A741")).status()).isEqualTo(JourneyStatus.COMPLETED);
        assertThat(notices(passengers.get("A741"))).allSatisfy(n -> assertThat(n.plannedAt()).isBefore(end));

        assertThat(notices(passengers.get("A227"))).allSatisfy(
                n -> assertThat(n.plannedAt()).isAfter("2025-10-03T15:00:00Z"));
        // A227 vanishes from the list while it runs: no news is no end.
        assertThat(outlook(id("A227")).status()).isEqualTo(JourneyStatus.RUNNING);
        for (var train : List.of("A906", "E133")) {
            assertThat(outlook(id(train)).status()).as(train).isEqualTo(JourneyStatus.COMPLETED);
        }
    }

    private static void hand(IrishSlice slice, int index, String series) {
        product.part(ObservationIntake.class).accept(slice.reports(index, series, product.clock().instant()));
    }

    private static List<Observation> handIn(GtfsRealtimeTranslator translator, String name) throws IOException {
        var file = SharedData.get(name);
        Instant at;
        try (var in = Files.newInputStream(file)) {
            at = Objects.requireNonNull(GtfsRealtimeTranslator.peekTimestamp(in, FeedLimits.DEFAULT));
        }
        if (at.isAfter(product.clock().instant())) {
            product.advanceTo(at);
        }
        try (var in = Files.newInputStream(file)) {
            var translation = translator.translate(in, new Capture(GTFS_RT, name, at, product.clock().instant()));
            assertThat(translation.rejected()).isEmpty();
            product.part(ObservationIntake.class).accept(translation.observations());
            product.awaitQuiet();
            return translation.observations();
        }
    }

    private static Observation added(JourneyId id) {
        var now = product.clock().instant();
        var departure = now.plus(Duration.ofMinutes(30));
        var plan = new PlannedJourney(id, new TrainNumber(id.trip()), null, "Gilroy", ZoneId.of("America/Los_Angeles"),
                List.of(call(1, "tamien", null, departure), call(2, "gilroy", departure.plusSeconds(1800), null)));
        return new Observation("added-1", Report.of(GTFS_RT, now, now),
                new JourneyRef(id.network(), id.trip(), plan.trainNumber(), id.serviceDate()),
                ReportedStatus.SCHEDULED, 4, List.of(), null, null, plan);
    }

    private static StopCall call(int order, String stop, Instant arrival, Instant departure) {
        return new StopCall(order, new StopId("test:" + stop), stop, arrival, departure, null);
    }

    private static PassengerId follow(JourneyId journey, int from, int to) {
        var passenger = PassengerId.random();
        var phone = "phone-of-" + journey.trip() + "-passenger";
        product.provider().install(phone);
        product.part(Devices.class)
                .register(passenger, "fcm", new DeviceAddress(phone), product.clock().instant());
        product.part(CommandGateway.class)
                .sendAndWait(new StartSubscription(SubscriptionId.random(), passenger,
                        TripPlan.of(new Leg(journey, from, to)),
                        Preferences.DEFAULT, product.clock().instant()));
        product.awaitQuiet();
        return passenger;
    }

    private static List<Notice> interruptions(PassengerId passenger) {
        return notices(passenger).stream()
                .filter(n -> n.noticeClass().interrupts() && n.status().equals("accepted"))
                .toList();
    }

    private static List<Notice> notices(PassengerId passenger) {
        return product.part(Notices.class)
                .listOf(passenger, 0, 1000)
                .stream()
                .filter(n -> !n.status().equals("held"))
                .toList();
    }

    private static JourneyOutlook outlook(JourneyId id) {
        return product.part(Journeys.class).findJourney(id).map(Positioned::outlook).orElseThrow();
    }

    private static JourneyId id(String train) {
        return JourneyId.parse("ie:" + train + ":2025-10-03");
    }
}
