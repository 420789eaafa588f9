package io.ansage.web.journey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What time it is for passengers. Pages show this one, never that of the screen they are on. */
@RestController
@RequestMapping("/api/v1/clock")
@Tag(name = "Clock")
final class ClockController {

    // Nearer than this the two clocks are the same one, read twice.
    private static final Duration APART = Duration.ofSeconds(2);

    private final Clock passengerClock;
    private final InstantSource machineClock;

    ClockController(@Qualifier("passengerClock") Clock passengerClock,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.passengerClock = passengerClock;
        this.machineClock = machineClock;
    }

    @GetMapping
    @Operation(summary = "What time it is for passengers",
            description = "The real time, except where a recording is replayed: then it is the time of the recording, "
                    + "which moves in steps; ask again every second or two.")
    ResponseEntity<Now> now() {
        var now = passengerClock.instant();
        boolean real = Duration.between(now, machineClock.instant()).abs().compareTo(APART) < 0;
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Now(now, real));
    }

    /** An instant, and whether time passes by itself. */
    record Now(Instant now, @Schema(description = "False while a recording is replayed") boolean real) {}
}
