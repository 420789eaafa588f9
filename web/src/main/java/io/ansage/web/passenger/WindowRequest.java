package io.ansage.web.passenger;

import io.ansage.domain.subscription.TimeWindow;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A time of day; one that ends before it begins reaches over midnight. */
record WindowRequest(@Schema(example = "07:00") @Nullable String from,
        @Schema(description = "Excluded", example = "09:00") @Nullable String until) {

    /** The window; {@code field} is where it stands. */
    static TimeWindow read(String field, @Nullable WindowRequest asked) {
        if (asked == null) {
            throw Problem.invalid(field, field + " is missing", "Give a time of day, such as from 07:00 until 09:00.");
        }
        var from = time(field + ".from", asked.from());
        var until = time(field + ".until", asked.until());
        return Inputs.read(field, "Choose two different times.", () -> new TimeWindow(from, until));
    }

    static LocalTime time(String field, @Nullable String text) {
        try {
            return LocalTime.parse(Inputs.text(field, text, 8));
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, "'" + text + "' is no time of day", "Write it as 07:30.");
        }
    }
}
