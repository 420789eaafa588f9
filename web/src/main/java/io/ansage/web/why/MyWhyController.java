package io.ansage.web.why;

import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.query.api.Explanations;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why I was told something, and why not. */
@RestController
@Tag(name = "Passenger")
final class MyWhyController {

    private final Explanations explanations;

    MyWhyController(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/api/v1/me/subscriptions/{id}/why")
    @Operation(summary = "Why I was told something, and why not",
            description = "Explains the latest decision about a trip of mine up to an instant, and all before it.")
    ResponseEntity<WhyView> why(@Passenger PassengerSession me, @PathVariable String id,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String language) {
        var subscription = Inputs.read("id", "Take it from /api/v1/me/subscriptions.", () -> new SubscriptionId(id));
        return explanations
                .explain(me.passenger(), subscription, WhyInputs.at(at), WhyInputs.language(language))
                .map(e -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(WhyView.of(e)))
                .orElseThrow(() -> Problem.notFound("You have and had no such subscription.",
                        "Take its id from /api/v1/me/subscriptions."));
    }
}
