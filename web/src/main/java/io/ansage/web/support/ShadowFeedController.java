package io.ansage.web.support;

import io.ansage.query.api.ShadowFeeds;
import io.ansage.query.api.ShadowFeeds.Agreement;
import io.ansage.query.api.ShadowFeeds.Overall;
import io.ansage.query.api.ShadowFeeds.Trial;
import io.ansage.web.http.Cursors.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Feeds on trial. What they say is public as any feed's, so nobody's reason is asked. */
@RestController
@Tag(name = "Support")
final class ShadowFeedController {

    private final ShadowFeeds feeds;

    ShadowFeedController(ShadowFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/api/v1/support/shadow-feeds")
    @Operation(summary = "Feeds on trial, and how they agree with the live truth",
            description = "What they say is decided about and counted; nothing of it reaches a journey or a passenger.")
    Page<TrialView> list() {
        return new Page<>(feeds.list().stream().map(TrialView::of).toList());
    }

    /** A feed on trial. */
    record TrialView(String feed, @Nullable Instant comparedAt, int journeys,
            @Schema(description = "Observations received, applied, suppressed, quarantined") Map<String, Long> counts,
            @Schema(description = "What riders from end to end would have been told, by reason") Map<String, Long> told,
            Overall agreement, @Schema(description = "The 50 journeys that agree least") List<ComparedView> worst) {

        static TrialView of(Trial t) {
            return new TrialView(t.feed(), t.comparedAt(), t.journeys(), t.counts(), t.told(), t.agreement(),
                    t.worst().stream().map(c -> new ComparedView(c.journey().toString(), c.agreement())).toList());
        }
    }

    /** A journey of it. */
    record ComparedView(String journeyId, Agreement agreement) {}
}
