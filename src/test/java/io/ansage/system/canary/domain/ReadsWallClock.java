package io.ansage.system.canary.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Supplier;

@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate"})
public final class ReadsWallClock {

    Instant instant() {
        return Instant.now();
    }

    LocalDate date() {
        return LocalDate.now();
    }

    LocalDate dateInZone(ZoneId zone) {
        return LocalDate.now(zone);
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    Supplier<Clock> reference() {
        return Clock::systemUTC;
    }

    Clock tick(ZoneId zone) {
        return Clock.tickSeconds(zone);
    }

    Date old() {
        return new Date();
    }

    Instant allowed(Clock clock) {
        return Instant.now(clock);
    }
}
