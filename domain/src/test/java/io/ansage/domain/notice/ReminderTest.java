package io.ansage.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ansage.domain.notice.TripDecision.Silent;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripSituation.LegView;
import io.ansage.domain.subscription.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A train at 07:30, and a passenger who wants to be reminded a quarter of an hour before. */
class ReminderTest {

    private static final Instant DEPARTURE = Instant.parse("2025-10-03T07:30:00Z");
    private static final TripTold NOTHING = TripTold.nothing(1);

    private final TripPolicy policy = new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT));

    @Test
    void beforeItsTime_itIsOnlyLookedForwardTo() {
        assertThat(decide("07:00", NOTHING, 5, train(0, false))).isInstanceOf(Silent.class)
                .extracting(TripDecision::recheckAt)
                .isEqualTo(Instant.parse("2025-10-03T07:15:00Z"));
    }

    @Test
    void p08_itComesOnce_andTakesNothingFromTheBudget() {
        var tell = tell(decide("07:15", NOTHING, 5, train(0, false)));

        assertThat(tell.reason()).isEqualTo(NoticeReason.REMINDER);
        assertThat(tell.noticeClass()).isEqualTo(NoticeClass.NORMAL);
        assertThat(tell.after().interrupts()).isZero();
        assertThat(tell.usefulUntil()).isEqualTo(DEPARTURE);
        assertThat(decide("07:16", tell.after(), 5, train(0, false))).isInstanceOf(Silent.class);
    }

    @Test
    void itMovesWithTheTrain() {
        var told = tell(decide("07:05", NOTHING, 5, train(20, false)));
        assertThat(told.reason()).isEqualTo(NoticeReason.FIRST_DELAY);
        assertThat(told.recheckAt()).isEqualTo(Instant.parse("2025-10-03T07:35:00Z"));
        assertThat(decide("07:15", told.after(), 5, train(20, false)).recheckAt())
                .isEqualTo(Instant.parse("2025-10-03T07:35:00Z"));
        assertThat(tell(decide("07:35", told.after(), 5, train(20, false))).reason()).isEqualTo(NoticeReason.REMINDER);
    }

    @Test
    void p25_trainThatRecovers_isToldAsBetter_andCountsAsTheReminder() {
        var told = tell(decide("07:05", NOTHING, 5, train(20, false)));

        var better = tell(decide("07:20", told.after(), 5, train(0, false)));

        assertThat(better.reason()).isEqualTo(NoticeReason.ON_TIME_AGAIN);
        assertThat(better.after().reminded()).isTrue();
        assertThat(decide("07:21", better.after(), 5, train(0, false))).isInstanceOf(Silent.class);
    }

    @Test
    void whoWantsNoDelays_readsTheDelayInTheReminder() {
        var tell = tell(decide("07:25", NOTHING, 0, train(10, false)));

        assertThat(tell.reason()).isEqualTo(NoticeReason.REMINDER);
        assertThat(tell.after().leg(0).departure().contains(10)).isTrue();
    }

    @Test
    void cancelledTrain_remindsNobody_andOneThatIsCancelledBeforeSending_isNotSentEither() {
        var tell = tell(decide("07:15", NOTHING, 5, train(0, true)));
        assertThat(tell.reason()).isEqualTo(NoticeReason.CANCELLED);
        assertThat(decide("07:16", tell.after(), 5, train(0, true))).isInstanceOf(Silent.class);

        var reminder = tell(decide("07:15", NOTHING, 5, train(0, false)));
        assertThat(policy.stillTrue(new TripTruth(List.of(train(0, false)), List.of()), NOTHING, reminder.after()))
                .isTrue();
        assertThat(policy.stillTrue(new TripTruth(List.of(train(0, true)), List.of()), NOTHING, reminder.after()))
                .isFalse();
    }

    @Test
    void departedTrain_orOneOfUnknownTime_remindsNobody() {
        assertThat(decide("07:31", NOTHING, 5, train(0, false))).isInstanceOf(Silent.class);
        assertThat(decide("07:20", NOTHING, 5, LegTruth.UNKNOWN).recheckAt()).isNull();
    }

    private TripDecision decide(String time, TripTold told, int threshold, LegTruth truth) {
        var now = LocalTime.parse(time).atDate(LocalDate.of(2025, 10, 3)).toInstant(ZoneOffset.UTC);
        var preferences = new Preferences(threshold, 5, 120, List.of("en"), null, null, List.of(), List.of(), null, 15,
                false);
        return policy.decide(
                new TripSituation(List.of(new LegView(truth, now)), List.of(), told, preferences, now, false));
    }

    private static Tell tell(TripDecision decision) {
        assertThat(decision).asInstanceOf(type(Tell.class)).isNotNull();
        return (Tell) decision;
    }

    private static LegTruth train(@Nullable Integer delay, boolean cancelled) {
        var late = DEPARTURE.plus(Duration.ofMinutes(delay == null ? 0 : delay));
        return new LegTruth(cancelled, false, false, delay, delay, 0, null, null, null, DEPARTURE, late,
                late.plus(Duration.ofMinutes(30)), Duration.ZERO, false, false);
    }
}
