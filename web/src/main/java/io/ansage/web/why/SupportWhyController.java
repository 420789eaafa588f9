package io.ansage.web.why;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.Explanations;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.ansage.web.support.AuditLog;
import io.ansage.web.support.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a passenger was told something, and why not, for staff with a reason. */
@RestController
@Tag(name = "Support")
final class SupportWhyController {

    private final Explanations explanations;
    private final AuditLog audit;
    private final InstantSource machineClock;

    SupportWhyController(Explanations explanations, AuditLog audit,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.explanations = explanations;
        this.audit = audit;
        this.machineClock = machineClock;
    }

    @GetMapping("/api/v1/support/why")
    @Operation(summary = "Why a passenger was told something about a journey, and why not",
            description = "Asks for a reason, which goes on record before anything is shown. Made again from history; "
                    + "nothing is sent or written but the audit row.")
    ResponseEntity<WhyView> why(@Staff String staff, @RequestParam(required = false) @Nullable String passenger,
            @RequestParam(required = false) @Nullable String journey,
            @Parameter(description = "Why you look, at least 5 characters") @RequestParam(
                    required = false)
            @Nullable String reason,
            @Parameter(description = "Explains the latest decision up to then") @RequestParam(
                    required = false)
            @Nullable String at,
            @RequestParam(required = false) @Nullable String language) {
        var whom = Inputs.text("passenger", passenger, 100);
        var id = Inputs.read("passenger", "Take it from the notices of a journey.", () -> new PassengerId(whom));
        var about = JourneyIds.read("journey", Inputs.text("journey", journey, 200));
        var why = Reasons.read(reason);
        var until = WhyInputs.at(at);
        var words = WhyInputs.language(language);
        audit.record(staff, "why-viewed", id.value(), why, machineClock.instant());
        return explanations.explain(id, about, until, words)
                .map(e -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(WhyView.of(e)))
                .orElseThrow(() -> Problem.notFound(
                        "There is nothing about this passenger and this journey: they had no trip on it, or were "
                                + "erased, and with them all that could explain it.",
                        "Look at who was told about the journey at /api/v1/support/journeys/{id}/notices."));
    }
}
