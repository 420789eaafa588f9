package io.ansage.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.notice.NoticeDecision.Hold;
import io.ansage.domain.notice.NoticeDecision.Silent;
import io.ansage.domain.subscription.Preferences;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy rule by rule, as short courses of a morning. */
class NoticePolicyTest {

    @Test
    void theStoryThisProductExistsFor_isToldInAtMostFourInterruptions() {
        var morning = PolicyTimeline.start()
                .at("06:50")
                .delay(3)
                .at("06:52")
                .delay(10)
                .at("06:54")
                .delay(12)
                .at("06:56")
                .delay(20)
                .at("06:58")
                .delay(22)
                .at("07:00")
                .delay(30)
                .at("07:02")
                .cancelled(true)
                .at("07:04")
                .delay(25)
                .cancelled(false)
                .settle();

        assertThat(morning.told).contains("URGENT CANCELLED", "URGENT RUNS_AGAIN");
        assertThat(morning.told.stream().filter(t -> !t.startsWith("QUIET")))
                .startsWith("NORMAL FIRST_DELAY")
                .endsWith("URGENT CANCELLED", "URGENT RUNS_AGAIN");
        assertThat(morning.interrupts()).isLessThanOrEqualTo(4);
        assertThat(morning.belief().departure().contains(25)).isTrue();

        morning.at("07:20").delay(12);
        assertThat(morning.told).last().isEqualTo("URGENT BETTER");
    }

    @Test
    void p10_flappingBetweenNineAndTen_isToldOnce() {
        var morning = PolicyTimeline.start().at("06:40");
        for (int minute = 0; minute < 30; minute++) {
            morning.delay(9 + minute % 2).settle();
        }
        assertThat(morning.told).containsExactly("NORMAL FIRST_DELAY");
    }

    @Test
    void p11_aRampOfAMinuteAMinute_staysWithinTheBudgetAndTheBeliefHolds() {
        var morning = PolicyTimeline.start().at("06:30");
        for (int minute = 1; minute <= 30; minute++) {
            morning.delay(minute).settle();
            assertThat(minute).isLessThan(morning.belief().departure().high() + 5);
        }
        assertThat(morning.interrupts()).isLessThanOrEqualTo(3);
    }

    @Test
    void p23_aDelayThatComesAndGoesWhileItSettles_isNeverTold() {
        var morning = PolicyTimeline.start().at("07:00").delay(12);
        assertThat(morning.decideAgain()).isInstanceOf(Hold.class);
        morning.delay(1).settle();
        assertThat(morning.told).isEmpty();
    }

    @Test
    void p25_goodNewsNeverWaits_andOnTimeAgainIsTheLastOfIt() {
        var morning = PolicyTimeline.start().at("06:50").delay(20).settle().at("06:55").delay(0);
        assertThat(morning.told).containsExactly("NORMAL FIRST_DELAY", "URGENT ON_TIME_AGAIN");
        assertThat(morning.decideAgain()).isEqualTo(new Silent(SilenceReason.COVERED));
    }

    /** Told about 4 minutes at least, one comes as much later to the platform: a train on time would have left. */
    @Test
    void trainThatComesBeforeALowEndHoweverSmall_isUrgentNewsToWhoHasNotBoarded() {
        var morning = PolicyTimeline.start().at("06:50").delay(10).settle();
        assertThat(morning.belief().departure().low()).isBetween(1, 4);
        assertThat(morning.at("06:55").delay(0).told).containsExactly("NORMAL FIRST_DELAY", "URGENT ON_TIME_AGAIN");
    }

    @Test
    void p22_whoWasToldNothing_hearsNoAllClear() {
        var morning = PolicyTimeline.start().at("06:50").delay(3).settle().delay(0).settle();
        assertThat(morning.told).isEmpty();
        assertThat(morning.cancelled(true).at("06:51").cancelled(false).told)
                .containsExactly("URGENT CANCELLED", "URGENT RUNS_AGAIN");
    }

    @Test
    void p24_cancelledAgainAfterItRanAgain_isToldAgain() {
        var morning = PolicyTimeline.start()
                .at("06:50")
                .cancelled(true)
                .at("06:51")
                .cancelled(false)
                .at("06:52")
                .cancelled(true);
        assertThat(morning.told).containsExactly("URGENT CANCELLED", "URGENT RUNS_AGAIN", "URGENT CANCELLED");
    }

    @Test
    void cancellation_hidesDelayAndPlatform() {
        var morning = PolicyTimeline.start().at("06:50").cancelled(true).delay(40).platform("9").settle();
        assertThat(morning.told).containsExactly("URGENT CANCELLED");
        assertThat(morning.decideAgain()).isEqualTo(new Silent(SilenceReason.INHIBITED));
    }

    @Test
    void aTrainThatLeavesEarly_isUrgent() {
        assertThat(PolicyTimeline.start().at("07:10").delay(-1).settle().told).isEmpty();
        assertThat(PolicyTimeline.start().at("07:10").delay(-2).told).containsExactly("URGENT EARLY");
    }

    @Test
    void earlyAfterUpToTenMinutesLate_isUrgentToo() {
        var morning = PolicyTimeline.start().at("06:50").delay(6).settle().delay(-3);
        assertThat(morning.told).last().isEqualTo("URGENT EARLY");
    }

    @ParameterizedTest
    @CsvSource({"07:00, NORMAL PLATFORM", "07:16, URGENT PLATFORM"})
    void aPlatformChange_isUrgentWhenTheTrainIsNear(String clock, String expected) {
        assertThat(PolicyTimeline.start().at(clock).platform("7").settle().told).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 15, 30})
    void theFirstDelayTold_isTheThresholdAskedFor(int threshold) {
        var preferences = new Preferences(threshold, "en");
        assertThat(new PolicyTimeline(preferences).at("06:50").delay(threshold - 1).settle().told).isEmpty();
        assertThat(new PolicyTimeline(preferences).at("06:50").delay(threshold).settle().told)
                .containsExactly("NORMAL FIRST_DELAY");
    }

    @Test
    void afterDeparture_theBoardingSideIsSilent() {
        var morning = PolicyTimeline.start().at("07:40").cancelled(true).platform("9");
        assertThat(morning.told).isEmpty();
        assertThat(morning.decideAgain()).isEqualTo(new Silent(SilenceReason.PASSED));
    }

    @Test
    void insideTheRangeTold_theNumberMovesWithoutASound() {
        var morning = PolicyTimeline.start().at("06:50").delay(10).settle().delay(13).settle();
        assertThat(morning.told).containsExactly("NORMAL FIRST_DELAY", "QUIET NUMBER_MOVED");
        assertThat(morning.belief().shownMinutes()).isEqualTo(13);
    }

    @Test
    void beyondTheBudget_worseNewsReplacesSilently() {
        var morning = PolicyTimeline.start().at("06:10");
        for (int delay = 10; delay <= 200; delay += 40) {
            morning.delay(delay).settle();
        }
        assertThat(morning.interrupts()).isEqualTo(NoticeParameters.DEFAULT.budget());
        assertThat(morning.told).last().isEqualTo("QUIET WORSE");
    }

    @Test
    void p19_reportsThatComeTooLate_interruptNobody_butACancellationStillDoes() {
        var morning = PolicyTimeline.start().at("06:50").reportsComeLate(Duration.ofMinutes(16)).delay(20).settle();
        assertThat(morning.told).isEmpty();
        assertThat(morning.decideAgain()).isEqualTo(new Silent(SilenceReason.STALE_SOURCE));
        assertThat(morning.cancelled(true).told).containsExactly("URGENT CANCELLED");
    }

    @Test
    void aTrainThatStaysAsLateAsItIs_isNoStaleNews() {
        var morning = PolicyTimeline.start().at("05:40").delay(20).at("06:50").settle();
        assertThat(morning.told).containsExactly("NORMAL FIRST_DELAY");
    }
}
