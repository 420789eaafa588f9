package io.ansage.domain.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * The day of operation a journey belongs to, which is not the calendar date: a train of the evening of the 3rd still
 * belongs to the 3rd when it arrives at 25:35.
 *
 * <p>Times of a service date are counted from noon minus twelve hours of its zone, as GTFS defines it
 * (<a href="https://gtfs.org/documentation/schedule/reference/#stop_timestxt">stop_times.txt</a>), so that 09:00 is
 * 09:00 on the clock also on the two days a year that have 23 or 25 hours.
 */
public record ServiceDate(LocalDate date) implements Comparable<ServiceDate> {

    private static final Duration HALF_DAY = Duration.ofHours(12);

    /** Nearly all dates read one after the other are the same, and reading one takes longer than comparing ten letters. */
    private static volatile Parsed lastParsed = new Parsed("", new ServiceDate(LocalDate.MIN));

    private record Parsed(String text, ServiceDate date) {}

    public static ServiceDate of(int year, int month, int day) {
        return new ServiceDate(LocalDate.of(year, month, day));
    }

    /**
     * Reads an ISO date, such as {@code 2025-10-03}.
     *
     * @throws IllegalArgumentException if the text is no ISO date
     */
    public static ServiceDate parse(String text) {
        var last = lastParsed;
        if (last.text().equals(text)) {
            return last.date();
        }
        try {
            var date = new ServiceDate(LocalDate.parse(text));
            lastParsed = new Parsed(text, date);
            return date;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("serviceDate: '" + text + "' is no date of the form YYYY-MM-DD", e);
        }
    }

    /** The calendar date on which an instant falls in a zone, taken as service date. */
    public static ServiceDate on(Instant instant, ZoneId zone) {
        return new ServiceDate(LocalDate.ofInstant(instant, zone));
    }

    /** Noon minus twelve hours: the origin of this service date's times. */
    public Instant origin(ZoneId zone) {
        return date.atTime(LocalTime.NOON).atZone(zone).toInstant().minus(HALF_DAY);
    }

    /** The instant of a time of this service date, in seconds from its origin; may lie beyond 24 hours. */
    public Instant at(int secondsFromOrigin, ZoneId zone) {
        return origin(zone).plusSeconds(secondsFromOrigin);
    }

    /** The instant of a time of day of this service date; 24:10 and later are given as hour 24 and more. */
    public Instant at(int hour, int minute, ZoneId zone) {
        return at(hour * 3600 + minute * 60, zone);
    }

    public ServiceDate plusDays(long days) {
        return new ServiceDate(date.plusDays(days));
    }

    @Override
    public int compareTo(ServiceDate other) {
        return date.compareTo(other.date);
    }

    @Override
    public String toString() {
        return date.toString();
    }
}
