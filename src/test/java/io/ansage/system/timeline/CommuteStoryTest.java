package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.subscription.Commute;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.Recurrence;
import io.ansage.domain.subscription.StopWatch;
import io.ansage.domain.subscription.TimeWindow;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.time.ServiceDate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Subscriptions that mean journeys nobody has named, through the whole product. */
class CommuteStoryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Product product = Product.shared();
    private final ServiceDate first = product.nextDate();
    private final ServiceDate second = first.plusDays(1);

    @Test
    void p46_commute_findsItsTrainsDayByDay_alsoThoseThatAppearLate_andNoOthers() {
        var rider = begin();
        var inWindow = rider.train(first, "07:12");
        var outside = rider.train(first, "08:30");
        rider.subscribes(commute(rider, null), Preferences.DEFAULT);

        rider.at(first, "06:40");
        rider.late(inWindow, 20);
        rider.late(outside, 20);
        rider.at(first, "06:45");
        assertThat(rider.interruptions()).containsExactly("FIRST_DELAY 0712");
        var extra = rider.train(first, "07:42");
        rider.cancelled(extra);
        rider.at(first, "06:50");
        assertThat(rider.interruptions()).containsExactly("FIRST_DELAY 0712", "CANCELLED 0742");

        rider.at(first, "20:00");
        var tomorrow = rider.train(second, "07:12");
        rider.at(second, "06:40");
        rider.late(tomorrow, 20);
        rider.at(second, "06:45");
        assertThat(rider.interruptions()).containsExactly("FIRST_DELAY 0712", "CANCELLED 0742", "FIRST_DELAY 0712");
    }

    @Test
    void commuteThatIsOverAfterItsLastDay_endsByItself_andSoDoesATripAfterItsArrival() {
        var rider = begin();
        var train = rider.train(first, "07:12");
        rider.subscribes(commute(rider, first.date()), Preferences.DEFAULT);
        var traveller = new Commuter(BERLIN);
        traveller.subscribes(TripPlan.of(new Leg(train, 1, 2)), Preferences.DEFAULT);

        rider.at(first, "09:05");
        assertThat(traveller.subscriptions().listOf(traveller.passenger)).hasSize(1);
        rider.at(first, "10:30");
        assertThat(traveller.subscriptions().listOf(traveller.passenger)).isEmpty();
        assertThat(traveller.subscriptions().listExpired(traveller.passenger, 10)).singleElement()
                .satisfies(s -> assertThat(s.id()).isEqualTo(traveller.subscription))
                .satisfies(s -> assertThat(s.active()).isFalse());
        assertThat(rider.subscriptions().listOf(rider.passenger)).hasSize(1);
        rider.at(second.plusDays(1), "01:30");
        assertThat(rider.subscriptions().listOf(rider.passenger)).isEmpty();
        assertThat(rider.subscriptions().listExpired(rider.passenger, 10)).hasSize(1);
    }

    @Test
    void p05_digest_comesOnce_insteadOfOrdinaryNewsBeforeIt_andWhatItSaidIsNotSaidAgain() {
        var rider = begin();
        var late = rider.train(first, "07:12");
        var fine = rider.train(first, "07:42");
        rider.subscribes(commute(rider, null), digestAt(LocalTime.of(6, 30)));

        rider.at(first, "06:00");
        rider.late(late, 20);
        rider.late(fine, 0);
        rider.at(first, "06:10");
        assertThat(rider.interruptions()).isEmpty();
        rider.at(first, "06:30");
        assertThat(rider.interruptions()).containsExactly("DIGEST 0712");
        assertThat(rider.notices().getLast().body()).matches("07:12 \\d+–\\d+ min late; 07:42 on time\\. As of .*");
        // Anything that has it looked at again.
        rider.train(first, "09:00");
        rider.at(first, "06:50");
        assertThat(rider.interruptions()).containsExactly("DIGEST 0712");
        rider.late(late, 40);
        rider.at(first, "06:55");
        assertThat(rider.interruptions()).containsExactly("DIGEST 0712", "WORSE 0712");
    }

    @Test
    void digest_isLeftOutWhereUrgentNewsHasJustSaidIt() {
        var rider = begin();
        var train = rider.train(first, "07:12");
        rider.subscribes(commute(rider, null), digestAt(LocalTime.of(6, 30)));

        rider.at(first, "06:20");
        rider.cancelled(train);
        rider.at(first, "06:40");

        assertThat(rider.interruptions()).containsExactly("CANCELLED 0712");
    }

    private static Preferences digestAt(LocalTime time) {
        return new Preferences(5, 5, 120, List.of("en"), null, null, List.of(), List.of(), time, 0, false);
    }

    @Test
    void watchedStop_tellsOfEveryDepartureInItsWindow() {
        var rider = begin();
        var night = rider.train(first, "23:30");
        var later = rider.train(first, "25:15");
        rider.subscribes(new StopWatch(rider.network(), rider.astadt(),
                new TimeWindow(LocalTime.of(23, 0), LocalTime.of(1, 0)), everyDay(null)), Preferences.DEFAULT);

        rider.at(first, "23:00");
        rider.late(night, 20);
        rider.late(later, 20);
        rider.at(first, "23:05");

        assertThat(rider.interruptions()).containsExactly("FIRST_DELAY 2330");
    }

    private Commuter begin() {
        var rider = new Commuter(BERLIN);
        rider.at(first.plusDays(-1), "20:00");
        return rider;
    }

    private static Commute commute(Commuter rider, @Nullable LocalDate until) {
        return new Commute(rider.network(), List.of(new Commute.Ride(rider.astadt(), rider.bedorf(),
                new TimeWindow(LocalTime.of(7, 0), LocalTime.of(8, 0)))), everyDay(until));
    }

    private static Recurrence everyDay(@Nullable LocalDate until) {
        return new Recurrence(EnumSet.allOf(DayOfWeek.class), LocalDate.of(2025, 1, 1), until, null, null, BERLIN);
    }
}
