package io.ansage.web.why;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Counterfactuals;
import io.ansage.query.api.Counterfactuals.Asked;
import io.ansage.query.api.Counterfactuals.Comparison;
import io.ansage.web.http.StrictJson;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.ansage.web.support.AuditLog;
import io.ansage.web.support.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What would have been told with other numbers, for staff with a reason. */
@RestController
@Tag(name = "Support")
final class CounterfactualController {

    private static final int MOST_JOURNEYS = 200;
    private static final int JOURNEYS = 50;

    private final Counterfactuals counterfactuals;
    private final AuditLog audit;
    private final InstantSource machineClock;

    CounterfactualController(Counterfactuals counterfactuals, AuditLog audit,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.counterfactuals = counterfactuals;
        this.audit = audit;
        this.machineClock = machineClock;
    }

    @PostMapping("/api/v1/support/counterfactual")
    @Operation(summary = "What would have been told with other numbers",
            description = "Plans a journey, or some journeys of a service date at a time, anew in memory and compares it "
                    + "with what was told. Nothing is sent or written but an audit row, for which it asks a reason.")
    ResponseEntity<CounterfactualView> ask(@Staff String staff, @RequestBody CounterfactualRequest asked) {
        var reason = Reasons.read(asked.reason());
        var numbers = new Asked(parameters(asked.parameters()), asked.thresholdMinutes(), asked.stepMinutes(),
                asked.lookAheadMinutes());
        check(asked);
        if ((asked.journeyId() == null) == (asked.serviceDate() == null)) {
            throw Problem.invalid(asked.journeyId() == null ? "journeyId" : "serviceDate",
                    "Exactly one of journeyId and serviceDate is needed.", "Name a journey or a service date.");
        }
        var subject = Objects.requireNonNullElse(asked.journeyId(), String.valueOf(asked.serviceDate()));
        audit.record(staff, "counterfactual-asked", subject, reason, machineClock.instant());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(CounterfactualView.of(compare(asked, numbers), numbers.parameters()));
    }

    private Comparison compare(CounterfactualRequest asked, Asked numbers) {
        if (asked.journeyId() != null) {
            return counterfactuals.compare(JourneyIds.read("journeyId", asked.journeyId()), numbers);
        }
        var date = Inputs.read("serviceDate", "Write it as 2025-10-03.",
                () -> ServiceDate.parse(Objects.requireNonNull(asked.serviceDate())));
        int limit = Objects.requireNonNullElse(asked.limit(), JOURNEYS);
        if (limit < 1 || limit > MOST_JOURNEYS) {
            throw Problem.invalid("limit", "limit is " + limit,
                    "Ask for 1 to " + MOST_JOURNEYS + " journeys at a time.");
        }
        return counterfactuals.compare(date, asked.after() == null ? null : JourneyIds.read("after", asked.after()),
                limit, numbers);
    }

    /** The present numbers with those asked for in their place. */
    private NoticeParameters parameters(@Nullable Map<String, Object> changes) {
        var now = (ObjectNode) StrictJson.MAPPER.valueToTree(counterfactuals.current());
        for (var change : Objects.requireNonNullElse(changes, Map.<String, Object>of()).entrySet()) {
            if (!now.has(change.getKey())) {
                throw Problem.invalid("parameters." + change.getKey(), "There is no such number.",
                        "Take one of " + String.join(", ", now.propertyNames()) + ".");
            }
            now.set(change.getKey(), StrictJson.MAPPER.<JsonNode>valueToTree(change.getValue()));
            try {
                StrictJson.MAPPER.treeToValue(now, NoticeParameters.class);
            } catch (JacksonException e) {
                throw Problem.invalid("parameters." + change.getKey(), "That cannot be its value.",
                        "Write minutes as numbers, and durations as PT30S.");
            }
        }
        return StrictJson.MAPPER.treeToValue(now, NoticeParameters.class);
    }

    private static void check(CounterfactualRequest asked) {
        var own = Preferences.DEFAULT;
        choose("thresholdMinutes", asked.thresholdMinutes(),
                n -> preferences(n, own.stepMinutes(), own.lookAheadMinutes()));
        choose("stepMinutes", asked.stepMinutes(), n -> preferences(own.thresholdMinutes(), n, own.lookAheadMinutes()));
        choose("lookAheadMinutes", asked.lookAheadMinutes(),
                n -> preferences(own.thresholdMinutes(), own.stepMinutes(), n));
    }

    private static void choose(String field, @Nullable Integer number, IntFunction<Preferences> reader) {
        if (number != null) {
            Inputs.read(field, "Take a number that passengers can choose.", () -> reader.apply(number));
        }
    }

    private static Preferences preferences(int threshold, int step, int lookAhead) {
        var own = Preferences.DEFAULT;
        return new Preferences(threshold, step, lookAhead, own.languages(), own.quiet(), own.doNotDisturbUntil(),
                own.channels(), own.urgentChannels(), own.digestAt(), own.reminderMinutes(), own.stepFree());
    }

    /** A question. */
    record CounterfactualRequest(
            @Schema(description = "One journey", example = "ie:A123:2025-10-03") @Nullable String journeyId,
            @Schema(description = "Or all journeys of a service date",
                    example = "2025-10-03") @Nullable String serviceDate,
            @Schema(description = "The last journey of the part before") @Nullable String after,
            @Schema(description = "Journeys of one part, 1 to 200") @Nullable Integer limit,
            @Schema(description = "Numbers of the policy to change, by name",
                    example = "{\"settle\":\"PT2M\",\"materialMinutes\":10}") @Nullable Map<String, Object> parameters,
            @Schema(description = "First delay worth telling, for everybody",
                    example = "10") @Nullable Integer thresholdMinutes,
            @Nullable Integer stepMinutes, @Nullable Integer lookAheadMinutes,
            @Schema(description = "Why you ask", example = "Tuning of the settling time") @Nullable String reason) {}
}
