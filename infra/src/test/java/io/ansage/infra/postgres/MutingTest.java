package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.message.Audience;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.Severity;
import io.ansage.domain.message.Span;
import io.ansage.domain.silence.Silence;
import io.ansage.domain.silence.SilenceId;
import io.ansage.domain.silence.SilenceMatcher;
import io.ansage.domain.silence.SilenceMatcher.Kind;
import io.ansage.query.api.Notices.Untold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What messages hide and silences hold back of the news of trains, and what becomes of it afterwards. */
class MutingTest {

    private static final SilenceId SILENCE = new SilenceId("silence-1");

    private final NoticeRailway railway = new NoticeRailway();
    private final MessageDesk desk = new MessageDesk(railway);
    private final PostgresSilences silences = new PostgresSilences(railway.database.jdbc(),
            railway.database.transaction());

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void closure_hidesTheDelaysOfItsTrains_untilItIsOver() {
        railway.withPassengers(2).onLine("RE 1");
        publish(Inhibits.DELAYS_AND_PLATFORMS);

        railway.happens(railway.delay(20));
        settle();
        assertThat(reasons()).isEmpty();
        assertThat(railway.notices.listUntold(NoticeRailway.JOURNEY, 10)).hasSize(2)
                .allSatisfy(u -> assertThat(u.reason()).isEqualTo("INHIBITED"))
                .extracting(Untold::by)
                .containsOnly(MessageDesk.ID.value());

        desk.archive().work();
        assertThat(reasons()).containsExactly("FIRST_DELAY", "FIRST_DELAY");
    }

    @Test
    void closure_endsByItself_andWhatItHidIsToldThen() {
        railway.withPassengers(1).onLine("RE 1");
        var until = railway.clock.instant().plus(Duration.ofMinutes(60));
        desk.publish(desk.content("Closed", Audience.ofLine(new LineRef("test", "RE 1")), Severity.CLOSURE,
                Inhibits.DELAYS_AND_PLATFORMS, Duration.ofMinutes(60))).work();
        railway.happens(railway.delay(70));
        settle();
        assertThat(reasons()).isEmpty();

        desk.at(until);
        assertThat(reasons()).containsExactly("FIRST_DELAY");
    }

    @Test
    void cancellation_getsThrough_unlessTheMessageSaysItItself() {
        railway.withPassengers(1).onLine("RE 1");
        publish(Inhibits.DELAYS_AND_PLATFORMS);
        railway.happens(railway.cancelled());
        desk.work();
        assertThat(reasons()).containsExactly("CANCELLED");
    }

    @Test
    void cancellationThatTheMessageItselfSays_isNotToldAgain_butIsOnceTheMessageIsTakenBack() {
        railway.withPassengers(1).onLine("RE 1");
        publish(Inhibits.CANCELLATIONS);
        railway.happens(railway.cancelled());
        desk.work();
        assertThat(reasons()).isEmpty();

        desk.archive().work();
        assertThat(reasons()).containsExactly("CANCELLED");
    }

    @Test
    void whatWasPlannedWhenTheLineClosed_isNotSentAnyMore() {
        railway.withPassengers(1).onLine("RE 1");
        railway.plannedDelay(20);
        publish(Inhibits.DELAYS_AND_PLATFORMS);
        assertThat(railway.rows()).containsExactly("withdrawn INHIBITED");
    }

    @Test
    void whoWasToldADelay_isStillToldThatTheTrainComesEarlier() {
        railway.withPassengers(1).onLine("RE 1");
        railway.happens(railway.delay(40));
        settle();
        publish(Inhibits.DELAYS_AND_PLATFORMS);
        railway.happens(railway.delay(60));
        settle();
        assertThat(reasons()).containsExactly("FIRST_DELAY");

        railway.happens(railway.delay(5));
        desk.work();
        assertThat(reasons()).containsExactly("FIRST_DELAY", "BETTER");
    }

    @Test
    void p27_whatASilenceHeldBack_isToldAsItStandsWhenItIsOver() {
        railway.withPassengers(1).onLine("RE 1");
        silence(Duration.ofMinutes(20), false, new SilenceMatcher(Kind.LINE, "RE 1"));
        railway.happens(railway.delay(20));
        settle();
        assertThat(railway.rows()).containsExactly("held null");
        assertThat(railway.notices.listUntold(NoticeRailway.JOURNEY, 10)).singleElement()
                .satisfies(u -> assertThat(u.by()).isEqualTo(SILENCE.value()))
                .satisfies(u -> assertThat(u.recheckAt()).isEqualTo(NoticeRailway.START.plus(Duration.ofMinutes(20))));
        railway.happens(railway.delay(35));
        settle();
        assertThat(reasons()).isEmpty();

        desk.at(NoticeRailway.START.plus(Duration.ofMinutes(20)));
        assertThat(reasons()).containsExactly("FIRST_DELAY");
        assertThat(railway.database.jdbc()
                .sql("""
                        select (told #>> '{legs,0,departure,low}')::int > 20
                            and 35 between (told #>> '{legs,0,departure,low}')::int
                                and (told #>> '{legs,0,departure,high}')::int from belief
                        """)
                .query(Boolean.class)
                .single()).as("told of 35 minutes, not of 20").isTrue();
    }

    @Test
    void p27_whatWasOverBeforeItsSilenceWas_isNeverToldOf() {
        railway.withPassengers(1).onLine("RE 1");
        silence(Duration.ofMinutes(20), false, new SilenceMatcher(Kind.NETWORK, "test"));
        railway.happens(railway.delay(20));
        settle();
        railway.happens(railway.delay(0));
        desk.at(NoticeRailway.START.plus(Duration.ofMinutes(25)));
        assertThat(reasons()).isEmpty();
        assertThat(railway.rows()).doesNotContain("held null");
    }

    @Test
    void urgentNews_passes_unlessTheAuthorSaysSo() {
        railway.withPassengers(1).onLine("RE 1");
        silence(Duration.ofMinutes(20), false, new SilenceMatcher(Kind.STOP, "here"));
        railway.happens(railway.cancelled());
        desk.work();
        assertThat(reasons()).containsExactly("CANCELLED");
    }

    @Test
    void urgentNewsThatIsIncluded_waits_andIsToldAtOnceWhenItIsEnded() {
        railway.withPassengers(1).onLine("RE 1");
        silence(Duration.ofMinutes(20), true, new SilenceMatcher(Kind.JOURNEY, NoticeRailway.JOURNEY.toString()),
                new SilenceMatcher(Kind.REASON, "CANCELLED"));
        railway.happens(railway.cancelled());
        desk.work();
        assertThat(reasons()).isEmpty();

        assertThat(silences.end(SILENCE, "ben", railway.clock.instant())).isTrue();
        assertThat(silences.end(SILENCE, "ben", railway.clock.instant())).isFalse();
        desk.work();
        assertThat(reasons()).containsExactly("CANCELLED");
    }

    @Test
    void whatDoesNotMatchInFull_isToldAsEver() {
        railway.withPassengers(1).onLine("RE 1");
        silence(Duration.ofMinutes(20), true, new SilenceMatcher(Kind.LINE, "RE 1"),
                new SilenceMatcher(Kind.REASON, "PLATFORM"));
        railway.happens(railway.delay(20));
        settle();
        assertThat(reasons()).containsExactly("FIRST_DELAY");
    }

    @Test
    void whatIsPlannedWhenASilenceBegins_isHeldBack() {
        railway.withPassengers(1).onLine("RE 1");
        railway.plannedDelay(20);
        silence(Duration.ofMinutes(20), false, new SilenceMatcher(Kind.LINE, "RE 1"));
        desk.work();
        assertThat(railway.channel.handed).isEmpty();
        assertThat(railway.rows()).containsExactly("superseded SILENCED", "held null");
    }

    @Test
    void silences_stayOnRecord() {
        silence(Duration.ofMinutes(20), false, new SilenceMatcher(Kind.LINE, "RE 1"));
        silences.end(SILENCE, "ben", railway.clock.instant());
        assertThat(silences.list(null, 10)).singleElement()
                .satisfies(e -> assertThat(e.silence().endedBy()).isEqualTo("ben"));
        assertThatThrownBy(() -> railway.database.jdbc().sql("delete from silence").update())
                .isInstanceOf(DataAccessException.class);
    }

    private void publish(Inhibits inhibits) {
        desk.publish(desk.content("Closed", Audience.ofLine(new LineRef("test", "RE 1")), Severity.CLOSURE, inhibits,
                Duration.ofHours(3))).work();
    }

    private void silence(Duration howLong, boolean includeUrgent, SilenceMatcher... matchers) {
        var now = railway.clock.instant();
        silences.begin(new Silence(SILENCE, "anna", "Flapping feed", List.of(matchers), includeUrgent,
                new Span(now, now.plus(howLong)), null, null), now);
    }

    private void settle() {
        desk.at(railway.clock.instant().plusSeconds(30));
    }

    /** Reasons of what was delivered about the journey, in order. */
    private List<String> reasons() {
        return railway.ledger().stream().filter(n -> n.status().equals("accepted")).map(n -> n.reason()).toList();
    }
}
