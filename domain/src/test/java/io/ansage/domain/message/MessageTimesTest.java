package io.ansage.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTimesTest {

    private static final Instant PUBLISHED = Instant.parse("2025-10-03T08:00:00Z");
    private static final Instant WORKS = Instant.parse("2025-10-10T22:00:00Z");

    @Test
    void anUnplannedMessage_isToldAtOnce_orOnceItMayBeSent() {
        assertThat(disruption(PUBLISHED.minusSeconds(60)).begin()).isEqualTo(PUBLISHED);
        assertThat(disruption(PUBLISHED.plusSeconds(60)).begin()).isEqualTo(PUBLISHED.plusSeconds(60));
        assertThat(disruption(PUBLISHED.plusSeconds(60)).mayBeSent(PUBLISHED)).isFalse();
        assertThat(disruption(PUBLISHED.plusSeconds(60)).mayBeSent(PUBLISHED.plusSeconds(60))).isTrue();
    }

    @Test
    void aLastingDisruption_isRepeatedOnItsLineEveryFourHours_neverToRidersOfATrain() {
        var times = disruption(PUBLISHED);
        var fourHours = PUBLISHED.plus(Duration.ofHours(4));
        assertThat(times.againBefore(fourHours)).isNull();
        assertThat(times.againBeforeOnLine(fourHours)).isAfter(PUBLISHED);
        assertThat(times.againBeforeOnLine(fourHours.minusSeconds(1))).isBefore(PUBLISHED);
        assertThat(times.next(PUBLISHED, PUBLISHED)).contains(fourHours);
        assertThat(times.next(PUBLISHED, null)).contains(times.content().validity().until());
    }

    @Test
    void nothingIsRepeated_onceItHoldsNoMore() {
        var times = disruption(PUBLISHED);
        var end = times.content().validity().until();
        assertThat(times.mayBeSent(end)).isFalse();
        assertThat(times.next(end.minusSeconds(1), end.minusSeconds(60))).contains(end);
        assertThat(times.next(end, end.minusSeconds(60))).isEmpty();
    }

    @Test
    void plannedWork_isToldADayAhead_andOnceMoreTwoHoursBefore() {
        var times = works();
        assertThat(times.begin()).isEqualTo(WORKS.minus(Duration.ofHours(24)));
        assertThat(times.next(PUBLISHED, null)).contains(times.begin());
        assertThat(times.next(times.begin(), null)).contains(WORKS.minus(Duration.ofHours(2)));

        var second = WORKS.minus(Duration.ofHours(2));
        assertThat(times.againBefore(second.minusSeconds(1))).isNull();
        assertThat(times.againBefore(second)).isEqualTo(second);
        assertThat(times.againBefore(WORKS)).isNull();
    }

    @Test
    void plannedWorkPublishedLate_isToldAtOnce() {
        var times = new MessageTimes(works().content(), WORKS.minus(Duration.ofHours(5)), MessageParameters.DEFAULT);
        assertThat(times.begin()).isEqualTo(WORKS.minus(Duration.ofHours(5)));
    }

    private static MessageTimes disruption(Instant sentFrom) {
        return times(Severity.DISRUPTION, new Span(sentFrom, PUBLISHED.plus(Duration.ofDays(2))),
                new Span(PUBLISHED.minusSeconds(600), PUBLISHED.plus(Duration.ofHours(10))), false);
    }

    private static MessageTimes works() {
        return times(Severity.CLOSURE, new Span(PUBLISHED, WORKS.plus(Duration.ofDays(1))),
                new Span(WORKS, WORKS.plus(Duration.ofDays(1))), true);
    }

    private static MessageTimes times(Severity severity, Span publication, Span validity, boolean planned) {
        return new MessageTimes(new MessageContent(Map.of("en", new Text("Works", "No trains.")),
                Audience.ofLine(new LineRef("de", "RE 10")), severity, Inhibits.NOTHING, publication, validity,
                planned), PUBLISHED, MessageParameters.DEFAULT);
    }
}
