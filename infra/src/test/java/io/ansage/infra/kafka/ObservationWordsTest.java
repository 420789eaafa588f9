package io.ansage.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.infra.json.DomainJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ObservationWordsTest {

    private static final Source FEED = new Source("feed", SourceKind.REALTIME);
    private static final Instant NOON = Instant.parse("2025-10-03T12:00:00Z");

    private final ObservationWords words = new ObservationWords();

    @Test
    void whoAndWhen_areThoseOfTheObservation() {
        var said = said("m/1", new Report(FEED, NOON, NOON.plusMillis(1_250), null), 5);

        var seen = Objects.requireNonNull(words.of(json(said)));

        assertThat(seen.source()).isEqualTo(FEED);
        assertThat(seen.observedAt()).isEqualTo(NOON);
        assertThat(seen.knownAt()).isEqualTo(NOON.plusMillis(1_250));
    }

    @Test
    void sameWordsLater_areTheSame_otherWordsAreNot() {
        var first = json(said("m/1", Report.of(FEED, NOON, NOON), 5));

        assertThat(same(first, json(said("other/2", Report.of(FEED, NOON.plusNanos(5), NOON.plusSeconds(1)), 5))))
                .isTrue();
        assertThat(same(first, json(said("m/1", Report.of(FEED, NOON, NOON), 6)))).isFalse();
        assertThat(same(first, json(said("m/1", new Report(FEED, NOON, NOON, NOON.plusSeconds(9)), 5)))).isFalse();
    }

    @Test
    void anyOtherForm_isLeftToBeRead() {
        var usual = new String(json(said("m/1", Report.of(FEED, NOON, NOON), 5)), StandardCharsets.UTF_8);

        assertThat(words.of(bytes(usual.replace(":", ": ")))).isNull();
        assertThat(words.of(bytes(usual.replace("m/1", "m\\u002f1")))).isNull();
        assertThat(words.of(bytes(usual.replace("2025-10-03T12", "2025-13-03T12")))).isNull();
        assertThat(words.of(bytes(usual.replace("REALTIME", "RUMOUR")))).isNull();
        for (int length = 0; length < usual.indexOf(",\"journey\""); length++) {
            assertThat(words.of(bytes(usual.substring(0, length)))).satisfiesAnyOf(
                    seen -> assertThat(seen).isNull(),
                    seen -> assertThat(Objects.requireNonNull(seen).from()).isLessThanOrEqualTo(usual.length()));
        }
    }

    private boolean same(byte[] one, byte[] other) {
        var a = Objects.requireNonNull(words.of(one));
        var b = Objects.requireNonNull(words.of(other));
        return Arrays.equals(one, a.from(), one.length, other, b.from(), other.length);
    }

    private static Observation said(String id, Report report, int delay) {
        return new Observation(id, report, new JourneyRef("ie", "A906", null, null), ReportedStatus.RUNNING, delay,
                List.of(), null, null, null);
    }

    private static byte[] json(Observation said) {
        return DomainJson.mapper().writeValueAsBytes(said);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
