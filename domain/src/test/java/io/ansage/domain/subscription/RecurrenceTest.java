package io.ansage.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and times of day on which something recurs. */
class RecurrenceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
            // Friday 22:00 to 02:00
            "2025-10-03T22:00, true", "2025-10-04T01:00, true", "2025-10-04T02:00, false", "2025-10-03T01:00, false",
            "2025-10-04T22:30, false", "2025-10-05T01:00, false"})
    void p38_windowOverMidnight_belongsToTheDayOnWhichItBegins(String at, boolean covered) {
        var fridays = days(Set.of(DayOfWeek.FRIDAY), null, null, null);
        var night = new TimeWindow(LocalTime.of(22, 0), LocalTime.of(2, 0));
        var instant = LocalDateTime.parse(at).atZone(BERLIN).toInstant();

        assertThat(covers(fridays, night, instant)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({"02:30, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
            "01:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
            "02:10, 02:40, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z"})
    void p39_boundThatTheClockSkipsInSpring_liesAtTheNextTimeThereIs(String from, String until, String begins,
            String ends) {
        var window = new TimeWindow(LocalTime.parse(from), LocalTime.parse(until));
        var day = LocalDate.of(2026, 3, 29);

        assertThat(window.begins(day, BERLIN)).isEqualTo(Instant.parse(begins));
        assertThat(window.ends(day, BERLIN)).isEqualTo(Instant.parse(ends));
    }

    @Test
    void p42_hourThatComesTwiceInAutumn_isCoveredBothTimes() {
        var window = new TimeWindow(LocalTime.of(2, 15), LocalTime.of(2, 45));
        var day = LocalDate.of(2025, 10, 26);

        assertThat(Duration.between(window.begins(day, BERLIN), window.ends(day, BERLIN)))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2025-10-06T05:30:00Z", "Europe/Dublin, 2025-10-06T06:30:00Z",
            "America/Los_Angeles, 2025-10-06T14:30:00Z"})
    void p40_timeOfDay_isReadInTheZoneOfTheRule(String zone, String begins) {
        var window = new TimeWindow(LocalTime.of(7, 30), LocalTime.of(9, 0));

        assertThat(window.begins(LocalDate.of(2025, 10, 6), ZoneId.of(zone))).isEqualTo(Instant.parse(begins));
    }

    @ParameterizedTest
    @CsvSource({"2025-10-01, false", "2025-10-02, false", "2025-10-03, false", "2025-10-06, true", "2025-10-11, false",
            "2025-10-31, true", "2025-11-03, false"})
    void daysLieBetweenFirstAndLast_notPaused_andNoHoliday(LocalDate day, boolean included) {
        // 3 October is the Day of German Unity; 11 October is a Saturday.
        var working = new Recurrence(Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                LocalDate.of(2025, 9, 1), LocalDate.of(2025, 10, 31), LocalDate.of(2025, 10, 3), "de", BERLIN);

        assertThat(working.includes(day)).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({"de, 2025-04-18, true", "de, 2025-04-21, true", "de, 2025-06-19, false", "de-by, 2025-06-19, true",
            "de-nw, 2025-11-01, true", "de-be, 2025-03-08, true", "de-sn, 2025-11-19, true", "de-sn, 2023-11-22, true",
            "de-sn, 2025-11-18, false", "ie, 2025-02-03, true", "ie, 2030-02-01, true", "ie, 2025-10-27, true",
            "ie, 2025-08-04, true", "ie, 2025-04-18, false", "fr, 2025-05-29, true", "fr, 2025-07-14, true",
            "us, 2025-11-27, true", "us, 2026-07-03, true", "us, 2021-12-31, true", "us, 2025-10-13, true",
            "us-ca, 2025-10-13, false", "us-ca, 2025-11-28, true", "us-ca, 2025-03-31, true", "at, 2025-10-26, true",
            "be, 2025-07-21, true", "be, 2025-07-22, false"})
    void holidays_followTheirRules(String calendar, LocalDate day, boolean holiday) {
        assertThat(HolidayCalendar.find(calendar).orElseThrow().isHoliday(day)).isEqualTo(holiday);
    }

    @ParameterizedTest
    @CsvSource({"1818, 1818-03-22", "1954, 1954-04-18", "2000, 2000-04-23", "2008, 2008-03-23", "2025, 2025-04-20",
            "2038, 2038-04-25"})
    void easter_isWhereTheTablesHaveIt(int year, LocalDate sunday) {
        assertThat(HolidayCalendar.easterSunday(year)).isEqualTo(sunday);
    }

    private static boolean covers(Recurrence on, TimeWindow window, Instant at) {
        var day = at.atZone(on.zone()).toLocalDate();
        return Stream.of(day.minusDays(1), day)
                .filter(on::includes)
                .anyMatch(d -> !at.isBefore(window.begins(d, on.zone())) && at.isBefore(window.ends(d, on.zone())));
    }

    private static Recurrence days(Set<DayOfWeek> weekdays, @Nullable LocalDate until, @Nullable LocalDate paused,
            @Nullable String holidays) {
        return new Recurrence(weekdays, LocalDate.of(2025, 1, 1), until, paused, holidays, BERLIN);
    }
}
