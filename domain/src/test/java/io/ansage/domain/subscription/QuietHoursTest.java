package io.ansage.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final QuietHours night = quiet("22:00", "06:30");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"2025-10-03T19:59:59Z, -", "2025-10-03T20:00:00Z, 2025-10-04T04:30:00Z",
            "2025-10-04T04:29:59Z, 2025-10-04T04:30:00Z", "2025-10-04T04:30:00Z, -"})
    void p38_quietOverMidnight_belongsToTheEveningOnWhichItBegins(Instant now, Instant end) {
        assertThat(night.endsAfter(now)).isEqualTo(end);
    }

    @Test
    void p39_quietThroughTheNightOfTheSpringChange_isAnHourShorter() {
        var end = night.endsAfter(Instant.parse("2025-03-29T22:00:00Z"));

        assertThat(end).isEqualTo(Instant.parse("2025-03-30T04:30:00Z"));
    }

    @Test
    void p39_boundThatTheClockSkips_liesAsMuchLaterAsItSkips() {
        // On 30 March 2025 there is no 02:30 in Berlin: 01:59:59 is followed by 03:00, and 02:30 becomes 03:30.
        assertThat(quiet("02:30", "05:00").endsAfter(Instant.parse("2025-03-30T01:29:59Z"))).isNull();
        assertThat(quiet("02:30", "05:00").endsAfter(Instant.parse("2025-03-30T01:30:00Z")))
                .isEqualTo(Instant.parse("2025-03-30T03:00:00Z"));
    }

    @Test
    void p42_boundThatTheClockShowsTwice_isTheEarlier() {
        // On 26 October 2025 Berlin has 02:30 twice: 00:30 and 01:30 UTC.
        assertThat(quiet("01:00", "02:30").endsAfter(Instant.parse("2025-10-26T00:10:00Z")))
                .isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
        assertThat(quiet("01:00", "02:30").endsAfter(Instant.parse("2025-10-26T01:10:00Z"))).isNull();
    }

    private static QuietHours quiet(String from, String until) {
        return new QuietHours(new TimeWindow(LocalTime.parse(from), LocalTime.parse(until)), BERLIN, true);
    }
}
