package io.ansage.domain.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.message.Audience;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.Span;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.silence.SilenceMatcher.Kind;
import io.ansage.domain.subscription.Leg;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {

    private static final Instant NOW = Instant.parse("2025-10-03T07:00:00Z");
    private static final JourneyId ID = JourneyId.parse("de:1:2025-10-03");
    private static final JourneyOutlook JOURNEY = journey();
    private static final Leg RIDE = new Leg(ID, 1, 2);

    @ParameterizedTest
    @CsvSource({"NETWORK,de,true", "NETWORK,at,false", "LINE,RE 1,true", "LINE,RE 10,false", "LINE,RE,false",
            "JOURNEY,de:1:2025-10-03,true", "JOURNEY,de:1:2025-10-04,false", "STOP,b,true", "STOP,c,true",
            "STOP,a,false", "STOP,d,false", "REASON,WORSE,true", "REASON,PLATFORM,false"})
    void everyKindOfMatcher_comparesTheWholeValue(Kind kind, String value, boolean matches) {
        assertThat(silence(false, new SilenceMatcher(kind, value)).holdsBack(JOURNEY, RIDE, NoticeReason.WORSE,
                NoticeClass.NORMAL)).isEqualTo(matches);
    }

    @Test
    void allMatchers_mustHold_andUrgentNewsOnlyIfTheAuthorSaysSo() {
        var line = new SilenceMatcher(Kind.LINE, "RE 1");
        var platform = new SilenceMatcher(Kind.REASON, "PLATFORM");
        assertThat(silence(true, line, platform).holdsBack(JOURNEY, RIDE, NoticeReason.WORSE, NoticeClass.NORMAL))
                .isFalse();
        assertThat(silence(false, line).holdsBack(JOURNEY, RIDE, NoticeReason.CANCELLED, NoticeClass.URGENT))
                .isFalse();
        assertThat(silence(true, line).holdsBack(JOURNEY, RIDE, NoticeReason.CANCELLED, NoticeClass.URGENT)).isTrue();
    }

    @Test
    void itEndsByItself_orEarlierByName() {
        var silence = silence(false, new SilenceMatcher(Kind.LINE, "RE 1"));
        assertThat(silence.activeAt(NOW)).isTrue();
        assertThat(silence.activeAt(NOW.plusSeconds(3600))).isFalse();
        var ended = new Silence(silence.id(), "anna", "why", silence.matchers(), false, silence.span(),
                NOW.plusSeconds(60), "ben");
        assertThat(ended.activeAt(NOW.plusSeconds(59))).isTrue();
        assertThat(ended.activeAt(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void withoutMatchers_withoutComment_orForTooLong_thereIsNone() {
        var matcher = List.of(new SilenceMatcher(Kind.LINE, "RE 1"));
        var hour = new Span(NOW, NOW.plusSeconds(3600));
        assertThatThrownBy(() -> new Silence(SilenceId.random(), "anna", "why", List.of(), false, hour, null, null))
                .hasMessageContaining("matchers");
        assertThatThrownBy(() -> new Silence(SilenceId.random(), "anna", " ", matcher, false, hour, null, null))
                .hasMessageContaining("comment");
        assertThatThrownBy(() -> new Silence(SilenceId.random(), "anna", "why", matcher, false,
                new Span(NOW, NOW.plus(Silence.LONGEST).plusSeconds(1)), null, null)).hasMessageContaining("until");
    }

    /** The audience of a message means the same trains; only at stops it is those who board or alight, too. */
    @Test
    void audiencesTouch_theRidesTheyName() {
        for (var audience : List.of(Audience.ofNetwork("de"), Audience.ofLine(new LineRef("de", "RE 1")),
                Audience.ofJourney(ID), Audience.ofStop(new StopId("b")), Audience.ofStop(new StopId("c")),
                legs(0, 2), legs(1, 2), legs(0, 3))) {
            assertThat(audience.touches(JOURNEY, RIDE)).as("%s", audience).isTrue();
        }
        for (var audience : List.of(Audience.ofNetwork("d"), Audience.ofLine(new LineRef("at", "RE 1")),
                Audience.ofLine(new LineRef("de", "RE")), Audience.ofStop(new StopId("a")), legs(0, 1), legs(2, 3))) {
            assertThat(audience.touches(JOURNEY, RIDE)).as("%s", audience).isFalse();
        }
    }

    private static Audience legs(int from, int to) {
        return new Audience(List.of(), List.of(new Leg(ID, from, to)), List.of(), List.of(), List.of());
    }

    private static Silence silence(boolean includeUrgent, SilenceMatcher... matchers) {
        return new Silence(SilenceId.random(), "anna", "why", List.of(matchers), includeUrgent,
                new Span(NOW, NOW.plusSeconds(3600)), null, null);
    }

    private static JourneyOutlook journey() {
        var calls = List.of(call(0, "a"), call(1, "b"), call(2, "c"), call(3, "d"));
        var report = Report.of(new Source("test", SourceKind.REALTIME), NOW, NOW).accepted(Acceptance.TIMETABLE);
        return Objects.requireNonNull(JourneyFold.after(null, new JourneyScheduled(ID, new TrainNumber("1"), "RE 1",
                "d", ZoneOffset.UTC, calls, report)));
    }

    private static StopCall call(int order, String stop) {
        var at = NOW.plus(Duration.ofMinutes(10L * order));
        return new StopCall(order, new StopId(stop), stop, at, at, null);
    }
}
