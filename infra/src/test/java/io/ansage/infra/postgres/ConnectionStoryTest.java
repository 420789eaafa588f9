package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.PushMessage;
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
import io.ansage.domain.journey.event.ConnectionHeld;
import io.ansage.domain.journey.event.ConnectionReleased;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.query.outlook.OutlookChange;
import io.ansage.query.alternative.OffersThatHold;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.api.Offers;
import io.ansage.query.notice.SettlingWindows;
import io.ansage.query.outlook.BoardLine;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.trip.PlannedTrips;
import io.ansage.query.trip.TripBook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One passenger with two trains, on real SQL: RE 1 from Ahof at 07:30 to Mitte at 08:00, IC 2 from there at 08:12 to
 * Zell at 09:00. IC 4 leaves Mitte an hour later.
 */
class ConnectionStoryTest {

    private final NoticeRailway railway = new NoticeRailway();
    private final Map<JourneyId, JourneyOutlook> trains = new HashMap<>();
    private final SettlingWindows windows = new SettlingWindows(railway.settling, NoticeParameters.DEFAULT,
            railway.clock);
    private final Offers offers = new PostgresOffers(railway.database.jdbc(), new OffersThatHold(railway.outlooks,
            new TripTruths(NoticeParameters.DEFAULT, ChangeTimes.UNKNOWN), railway.clock));
    private final JourneyId first = runs("RE 1", "Ahof 07:30", "Mitte 08:00", "Weiter 08:30");
    private final JourneyId second = runs("IC 2", "Mitte 08:12", "Zell 09:00");
    private final JourneyId third = runs("IC 4", "Mitte 09:12", "Zell 10:00");

    @BeforeEach
    void subscribe() {
        ride(new TripPlan(List.of(new Leg(first, 0, 1), new Leg(second, 0, 1))));
        railway.register(0);
    }

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void tight_missed_withAnOffer_accepted_oldOneSilent() {
        late(first, 8);
        settle();
        assertThat(titles()).containsExactly("Mitte: change to IC 2 is tight");
        assertThat(last().body()).contains("was 12 min to change, now 4 min to change").contains("RE 1: ");

        late(first, 13);
        settle();
        assertThat(titles()).hasSize(2).last().isEqualTo("Mitte: IC 2 will be missed");
        assertThat(last().body()).contains("1 min too late").contains("Next: IC 4 at 09:12, arrives 10:00.");

        var offered = offers.listOf(NoticeRailway.passenger(0), NoticeRailway.subscription(0));
        assertThat(offered).singleElement().satisfies(offer -> {
            assertThat(offer.legs()).containsExactly(new Leg(first, 0, 1), new Leg(third, 0, 1));
            assertThat(offers.holds(offer)).isTrue();
        });

        ride(offered.getFirst().plan());
        railway.work();
        happens(new JourneyCancelled(second, null, known()));
        railway.work();
        assertThat(titles()).as("of the train they do not ride any more they hear nothing").hasSize(2);
        assertThat(offers.listOf(NoticeRailway.passenger(0), NoticeRailway.subscription(0))).isEmpty();
    }

    @Test
    void savedAgain_isToldAtOnce_toThoseWhoHeardOtherwise() {
        late(first, 13);
        settle();
        late(second, 15);
        settle();
        assertThat(titles()).containsExactly("Mitte: IC 2 will be missed", "Mitte: change to IC 2 works again");
        assertThat(last().body()).contains("was missed, now 14 min to change");
    }

    @Test
    void nextTrainWaits_isToldToThoseOfThatChange_andToldAgainWhenItWaitsNoMore() {
        var otherFeeder = runs("RB 7", "Dorf 07:40", "Mitte 08:02");
        ride(1, List.of(new Leg(otherFeeder, 0, 1), new Leg(second, 0, 1)));
        ride(2, List.of(new Leg(second, 0, 1)));
        late(first, 13);
        late(otherFeeder, 11);
        settle();
        assertThat(titles(0)).containsExactly("Mitte: IC 2 will be missed");
        assertThat(titles(1)).containsExactly("Mitte: IC 2 will be missed");

        decides(new ConnectionHeld(second, 0, first, 5, known()));
        assertThat(titles(0)).hasSize(2).last().isEqualTo("Mitte: IC 2 waits for you");
        assertThat(railway.channel.handed.getLast().urgent()).isTrue();
        assertThat(titles(1)).as("it does not wait for those of another train").hasSize(1);
        assertThat(titles(2)).as("who changes from no train has nothing to hear").isEmpty();

        decides(new ConnectionHeld(second, 0, first, 5, known()));
        assertThat(railway.channel.handed).as("what they know is not told again").hasSize(3);

        decides(new ConnectionReleased(second, 0, first, known()));
        assertThat(titles(0)).hasSize(3).last().isEqualTo("Mitte: IC 2 will be missed");
        assertThat(titles(1)).hasSize(1);
        assertThat(titles(2)).isEmpty();
    }

    @Test
    void tightChange_isHeld_untilTheFeederIsTooLateForThat() {
        late(first, 8);
        settle();
        decides(new ConnectionHeld(second, 0, first, 2, known()));
        assertThat(titles(0)).containsExactly("Mitte: change to IC 2 is tight", "Mitte: IC 2 waits for you");

        late(first, 12);
        settle();
        assertThat(titles(0)).as("two minutes to change are still there").hasSize(2);
        late(first, 13);
        settle();
        assertThat(titles(0)).hasSize(3).last().isEqualTo("Mitte: IC 2 will be missed");
    }

    @Test
    void waitThatIsTooShort_orElsewhere_isNoNews() {
        late(first, 20);
        settle();
        decides(new ConnectionHeld(second, 0, first, 3, known()));
        decides(new ConnectionHeld(second, 1, first, 30, known()));
        assertThat(titles(0)).containsExactly("Mitte: IC 2 will be missed");
    }

    @Test
    void marginThatRecoversBeforeItIsSent_isNotTold() {
        late(first, 13);
        railway.clock.advanceTo(railway.clock.instant().plus(Duration.ofSeconds(30)));
        railway.planner.planDue();
        late(first, 0);
        railway.work();
        assertThat(titles()).isEmpty();
    }

    @Test
    void secondTrainCancelled_saysWhatToDo_andNothingOfTheChange() {
        late(first, 13);
        happens(new JourneyCancelled(second, null, known()));
        settle();
        assertThat(titles()).contains("IC 2: does not run").noneMatch(t -> t.contains("Mitte:"));
        assertThat(bodies()).anyMatch(b -> b.contains("Next: IC 4 at 09:12, arrives 10:00."));
    }

    @Test
    void offerWhoseTrainIsCancelled_holdsNoMore() {
        late(first, 13);
        settle();
        happens(new JourneyCancelled(third, null, known()));
        assertThat(offers.listOf(NoticeRailway.passenger(0), NoticeRailway.subscription(0))).isNotEmpty()
                .noneMatch(offers::holds);
    }

    @Test
    void p16_whoHasTravelledTheFirstTrain_isOfferedOnlyWhatLiesAhead() {
        railway.clock.advanceTo(Instant.parse("2025-10-03T08:01:00Z"));
        happens(new StopCallPassed(first, 1, CallPhase.ARRIVED, railway.clock.instant(), known()));
        happens(new JourneyCancelled(second, null, known()));
        railway.work();
        assertThat(offers.listOf(NoticeRailway.passenger(0), NoticeRailway.subscription(0))).singleElement()
                .satisfies(offer -> assertThat(offer.legs()).containsExactly(new Leg(third, 0, 1)));
    }

    private void ride(TripPlan plan) {
        ride(0, plan);
    }

    private void ride(int passenger, List<Leg> legs) {
        ride(passenger, new TripPlan(legs));
        railway.register(passenger);
    }

    private void ride(int passenger, TripPlan plan) {
        var row = new SubscriptionRow(NoticeRailway.subscription(passenger), NoticeRailway.passenger(passenger), plan,
                Preferences.DEFAULT, NoticeRailway.START, null, null, railway.clock.instant().getEpochSecond());
        railway.database.transaction().executeWithoutResult(_ -> {
            new PostgresSubscriptions(railway.database.jdbc(), TableNames.LIVE).save(List.of(row));
            new TripBook(new PostgresTrips(railway.database.jdbc()), new PlannedTrips(),
                    new PostgresTripCare(railway.database.jdbc()), railway.settling,
                    NoticeParameters.DEFAULT.settle(), railway.clock).changed(List.of(row));
        });
    }

    private void late(JourneyId train, int minutes) {
        happens(new TimesChanged(train, minutes, List.of(), null, known()));
    }

    private void happens(JourneyEvent event) {
        railway.database.transaction().executeWithoutResult(_ -> {
            var before = trains.get(event.journeyId());
            var after = JourneyFold.after(before, event);
            trains.put(after.id(), after);
            railway.outlooks.save(List.of(new Positioned(after, after.revision())), BoardLine.of(after));
            windows.changed(List.of(new OutlookChange(before, after, event, after.revision())));
        });
    }

    /** An operator decides, and whatever is due at once happens, while the clocks stand. */
    private void decides(JourneyEvent event) {
        happens(event);
        railway.work();
    }

    private void settle() {
        railway.runUntil(railway.clock.instant().plus(Duration.ofSeconds(40)));
    }

    private List<String> titles() {
        return railway.channel.handed.stream().map(PushMessage::title).toList();
    }

    /** What interrupted this passenger. */
    private List<String> titles(int passenger) {
        return railway.channel.handed.stream()
                .filter(m -> m.address().equals(NoticeRailway.address(passenger)) && !m.silent())
                .map(PushMessage::title)
                .toList();
    }

    private List<String> bodies() {
        return railway.channel.bodies();
    }

    private PushMessage last() {
        return railway.channel.handed.getLast();
    }

    private JourneyId runs(String train, String... calls) {
        var id = JourneyId.of("test", train, io.ansage.domain.time.ServiceDate.of(2025, 10, 3));
        var stops = new ArrayList<StopCall>();
        for (var call : calls) {
            int order = stops.size();
            var at = Instant.parse("2025-10-03T" + call.substring(call.length() - 5) + ":00Z");
            var name = call.substring(0, call.length() - 6);
            stops.add(new StopCall(order, new StopId(name), name, order == 0 ? null : at,
                    order == calls.length - 1 ? null : at, null));
        }
        happens(new JourneyScheduled(id, new TrainNumber(train), null, null, ZoneOffset.UTC, stops, known()));
        return id;
    }

    private Provenance known() {
        return Report
                .of(new Source("test", SourceKind.REALTIME), railway.clock.instant(), railway.clock.instant())
                .accepted(Acceptance.VISIBLE_CHANGE);
    }
}
