package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.push.firebase.FirebaseChannel;
import io.ansage.push.firebase.FirebaseChannels;
import io.ansage.push.firebase.FirebaseSettings;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.push.standin.PhoneState;
import io.ansage.push.standin.PhoneState.Entry;
import io.ansage.push.standin.ScriptedAnswer;
import io.ansage.query.api.Notices.Notice;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The story this product exists for, told to a phone: planner, ledger, delivery, Firebase's own client and a stand-in of
 * its service. Departure is at 07:30; from 06:50 on there is news every two minutes.
 */
class NoticeStoryTest {

    private static final String PHONE = "phone:story";

    private final FcmStandIn fcm = startFcm();
    private final FirebaseChannel channel = FirebaseChannels.create(new FirebaseSettings(fcm.uri(),
            FcmStandIn.ACCESS_TOKEN, 8, Duration.ofSeconds(10), Duration.ofSeconds(20)), InstantSource.system());
    private NoticeRailway railway = new NoticeRailway();

    @AfterEach
    void close() throws IOException {
        railway.close();
        channel.close();
        fcm.close();
    }

    @Test
    void eightInputs_makeAtMostFourInterrupts_eachInTime() {
        passengerWithPhone();
        tell(1);
        storyHolds();
    }

    @Test
    void everyInputTwice_changesNothing() {
        passengerWithPhone();
        tell(2);
        storyHolds();
    }

    /** Over midnight, and over both nights in which clocks change (in October and in March). */
    @ParameterizedTest
    @ValueSource(strings = {"PT16H40M", "PT545H40M", "PT4243H20M"})
    void sameStoryAtAnotherTime_hasTheSameOutcome(Duration shift) {
        railway.close();
        railway = new NoticeRailway(shift);
        passengerWithPhone();
        tell(1);
        storyHolds();
    }

    @Test
    void truthThatFallsBelowWhatWasTold_isToldAtOnce() {
        passengerWithPhone();
        tell(1);
        long before = phone().interrupts();
        railway.runUntil(start().plus(Duration.ofMinutes(30))).happens(railway.delay(12)).work();
        assertThat(phone().interrupts()).isEqualTo(before + 1);
        assertThat(railway.ledger().getLast()).satisfies(n -> {
            assertThat(n.reason()).isEqualTo("BETTER");
            assertThat(n.noticeClass().name()).isEqualTo("URGENT");
            assertThat(n.closedAt()).isEqualTo(railway.clock.instant());
        });
    }

    /** The provider takes every message, and every answer is lost on its way back. */
    @Test
    void answersThatAreLost_makeRepeatsThatNobodyNotices() {
        passengerWithPhone();
        for (int step = 0; step < 8; step++) {
            fcm.script().next(new ScriptedAnswer.Cut(true));
            railway.runUntil(start().plus(Duration.ofMinutes(2L * step)));
            step(step);
        }
        settled();
        storyHolds();
        assertThat(phone().count(PhoneState.Effect.REPEATED)).isPositive();
    }

    @Test
    void newsThatComesAfterDeparture_disturbsNobody() {
        passengerWithPhone();
        for (int step = 0; step < 5; step++) {
            railway.runUntil(start().plus(Duration.ofMinutes(2L * step)));
            step(step);
        }
        railway.runUntil(railway.departure().plus(Duration.ofMinutes(22))).happens(railway.departed()).work();
        long before = phone().interrupts();
        int rows = railway.ledger().size();
        for (int step = 5; step < 7; step++) {
            step(step);
            railway.runUntil(railway.clock.instant().plusSeconds(60));
        }
        assertThat(railway.ledger().subList(rows, railway.ledger().size())).extracting(Notice::reason)
                .doesNotContain("CANCELLED");
        assertThat(phone().interrupts() - before).as("at most news of the arrival").isLessThanOrEqualTo(1);
    }

    private void passengerWithPhone() {
        railway.worker = railway.worker(railway.outbox, List.of(channel));
        railway.subscribe(0);
        railway.devices.register(NoticeRailway.passenger(0), "fcm", new DeviceAddress(PHONE),
                railway.clock.instant());
    }

    private void tell(int times) {
        for (int step = 0; step < 8; step++) {
            railway.runUntil(start().plus(Duration.ofMinutes(2L * step)));
            for (int i = 0; i < times; i++) {
                step(step);
            }
        }
        settled();
    }

    private void settled() {
        railway.runUntil(railway.clock.instant().plus(Duration.ofMinutes(2)));
    }

    private void step(int number) {
        switch (number) {
            case 0 -> railway.happens(railway.delay(3));
            case 1 -> railway.happens(railway.delay(10));
            case 2 -> railway.happens(railway.delay(12));
            case 3 -> railway.happens(railway.delay(20));
            case 4 -> railway.happens(railway.delay(22));
            case 5 -> railway.happens(railway.delay(30));
            case 6 -> railway.happens(railway.cancelled());
            default -> railway.happens(railway.reinstated(), railway.delay(25));
        }
        railway.work();
    }

    private void storyHolds() {
        var told = interrupting();
        assertThat(told).extracting(Notice::reason).startsWith("FIRST_DELAY").endsWith("CANCELLED", "RUNS_AGAIN");
        assertThat(told).as("one more at most before the cancellation").hasSizeBetween(3, 4);
        assertThat(told.getFirst().plannedAt()).isBetween(start().plus(Duration.ofMinutes(2)),
                start().plus(Duration.ofMinutes(2)).plusSeconds(30));
        var cancelled = told.get(told.size() - 2);
        assertThat(cancelled.plannedAt()).isEqualTo(start().plus(Duration.ofMinutes(12)));
        assertThat(told.getLast().plannedAt()).isEqualTo(start().plus(Duration.ofMinutes(14)));
        assertThat(railway.ledger()).extracting(Notice::status).containsOnly("accepted");

        assertThat(phone().interrupts()).isEqualTo(told.size());
        assertThat(phone().shown()).as("one banner, replaced in place").hasSize(1);
        assertThat(phone().shown().getFirst().title()).isEqualTo(railway.ledger().getLast().title());
        var versions = new ArrayList<Long>();
        phone().log().stream().map(Entry::version).forEach(versions::add);
        assertThat(versions).isSorted();
    }

    private List<Notice> interrupting() {
        return railway.ledger().stream().filter(n -> n.noticeClass().interrupts()).toList();
    }

    private Instant start() {
        return railway.departure().minus(Duration.ofMinutes(40));
    }

    private PhoneState phone() {
        return fcm.findPhone(PHONE).orElseThrow().state();
    }

    private static FcmStandIn startFcm() {
        try {
            return FcmStandIn.start(0, InstantSource.system());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
