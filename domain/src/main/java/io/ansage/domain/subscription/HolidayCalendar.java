package io.ansage.domain.subscription;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The public holidays of a country or a part of it, by the rules in force in 2026: Germany and its states
 * ({@code de}, {@code de-by} …), Ireland, France, Austria, Belgium, the United States (federal) and California. A day that
 * is a holiday in some towns only, or once only, is not in here.
 */
public final class HolidayCalendar {

    private static final Map<String, HolidayCalendar> CALENDARS = calendars();

    private final String name;
    private final List<IntFunction<LocalDate>> rules;

    private HolidayCalendar(String name, List<IntFunction<LocalDate>> rules) {
        this.name = name;
        this.rules = List.copyOf(rules);
    }

    /** The calendar of this name; empty if there is none. */
    public static Optional<HolidayCalendar> find(String name) {
        return Optional.ofNullable(CALENDARS.get(name));
    }

    /** Names of all calendars. */
    public static SortedSet<String> names() {
        return new TreeSet<>(CALENDARS.keySet());
    }

    public String name() {
        return name;
    }

    public boolean isHoliday(LocalDate day) {
        // What is observed a day early may be the next year's.
        return rules.stream()
                .anyMatch(r -> r.apply(day.getYear()).equals(day) || r.apply(day.getYear() + 1).equals(day));
    }

    /** Easter Sunday in the Gregorian calendar; the anonymous algorithm of Nature, 20 April 1876. */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    private static Map<String, HolidayCalendar> calendars() {
        var all = new TreeMap<String, HolidayCalendar>();
        german(all);
        add(all, "ie", List.of(HolidayCalendar::brigid, on(3, 17), easter(1), first(5, DayOfWeek.MONDAY),
                first(6, DayOfWeek.MONDAY), first(8, DayOfWeek.MONDAY), last(10, DayOfWeek.MONDAY), on(12, 25),
                on(12, 26), on(1, 1)));
        add(all, "fr", List.of(on(1, 1), easter(1), on(5, 1), on(5, 8), easter(39), easter(50), on(7, 14), on(8, 15),
                on(11, 1), on(11, 11), on(12, 25)));
        add(all, "be", List.of(on(1, 1), easter(1), on(5, 1), easter(39), easter(50), on(7, 21), on(8, 15), on(11, 1),
                on(11, 11), on(12, 25)));
        add(all, "at", List.of(on(1, 1), on(1, 6), easter(1), on(5, 1), easter(39), easter(50), easter(60), on(8, 15),
                on(10, 26), on(11, 1), on(12, 8), on(12, 25), on(12, 26)));
        var common = List.of(observed(1, 1), nth(3, 1, DayOfWeek.MONDAY), nth(3, 2, DayOfWeek.MONDAY),
                last(5, DayOfWeek.MONDAY), observed(7, 4), first(9, DayOfWeek.MONDAY), observed(11, 11),
                nth(4, 11, DayOfWeek.THURSDAY), observed(12, 25));
        add(all, "us", plus(common, observed(6, 19), nth(2, 10, DayOfWeek.MONDAY)));
        // California Government Code 6700: Chavez Day and the day after Thanksgiving instead of the two.
        add(all, "us-ca",
                plus(common, observed(3, 31), year -> nth(4, 11, DayOfWeek.THURSDAY).apply(year).plusDays(1)));
        return Map.copyOf(all);
    }

    private static void german(Map<String, HolidayCalendar> all) {
        var everywhere = List.of(on(1, 1), easter(-2), easter(1), on(5, 1), easter(39), easter(50), on(10, 3),
                on(12, 25), on(12, 26));
        var epiphany = on(1, 6);
        var womensDay = on(3, 8);
        var corpusChristi = easter(60);
        var assumption = on(8, 15);
        var reformation = on(10, 31);
        var allSaints = on(11, 1);
        add(all, "de", everywhere);
        add(all, "de-bw", plus(everywhere, epiphany, corpusChristi, allSaints));
        add(all, "de-by", plus(everywhere, epiphany, corpusChristi, assumption, allSaints));
        add(all, "de-be", plus(everywhere, womensDay));
        add(all, "de-bb", plus(everywhere, easter(0), easter(49), reformation));
        add(all, "de-hb", plus(everywhere, reformation));
        add(all, "de-hh", plus(everywhere, reformation));
        add(all, "de-he", plus(everywhere, corpusChristi));
        add(all, "de-mv", plus(everywhere, womensDay, reformation));
        add(all, "de-ni", plus(everywhere, reformation));
        add(all, "de-nw", plus(everywhere, corpusChristi, allSaints));
        add(all, "de-rp", plus(everywhere, corpusChristi, allSaints));
        add(all, "de-sl", plus(everywhere, corpusChristi, assumption, allSaints));
        add(all, "de-sn", plus(everywhere, reformation, HolidayCalendar::repentance));
        add(all, "de-st", plus(everywhere, epiphany, reformation));
        add(all, "de-sh", plus(everywhere, reformation));
        add(all, "de-th", plus(everywhere, on(9, 20), reformation));
    }

    private static void add(Map<String, HolidayCalendar> all, String name, List<IntFunction<LocalDate>> rules) {
        all.put(name, new HolidayCalendar(name, rules));
    }

    @SafeVarargs
    private static List<IntFunction<LocalDate>> plus(List<IntFunction<LocalDate>> rules,
            IntFunction<LocalDate>... more) {
        var all = new ArrayList<>(rules);
        all.addAll(List.of(more));
        return all;
    }

    private static IntFunction<LocalDate> on(int month, int day) {
        return MonthDay.of(month, day)::atYear;
    }

    private static IntFunction<LocalDate> easter(int daysAfter) {
        return year -> easterSunday(year).plusDays(daysAfter);
    }

    private static IntFunction<LocalDate> first(int month, DayOfWeek weekday) {
        return nth(1, month, weekday);
    }

    private static IntFunction<LocalDate> nth(int n, int month, DayOfWeek weekday) {
        return year -> LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
    }

    private static IntFunction<LocalDate> last(int month, DayOfWeek weekday) {
        return year -> LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(weekday));
    }

    /** On the Friday before where it falls on a Saturday, on the Monday after where on a Sunday. */
    private static IntFunction<LocalDate> observed(int month, int dayOfMonth) {
        return year -> {
            var day = LocalDate.of(year, month, dayOfMonth);
            return switch (day.getDayOfWeek()) {
                case SATURDAY -> day.minusDays(1);
                case SUNDAY -> day.plusDays(1);
                default -> day;
            };
        };
    }

    /** The first Monday of February, or 1 February where that is a Friday; since 2023. */
    private static LocalDate brigid(int year) {
        var first = LocalDate.of(year, Month.FEBRUARY, 1);
        return first.getDayOfWeek() == DayOfWeek.FRIDAY
                ? first
                : first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** The Wednesday before 23 November. */
    private static LocalDate repentance(int year) {
        return LocalDate.of(year, Month.NOVEMBER, 22).with(TemporalAdjusters.previousOrSame(DayOfWeek.WEDNESDAY));
    }
}
