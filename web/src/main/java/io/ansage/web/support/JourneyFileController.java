package io.ansage.web.support;

import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.api.Notices.Untold;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.passenger.NoticeView;
import io.ansage.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who was told what about a journey, when and why; and who was not, and why not. */
@RestController
@RequestMapping("/api/v1/support/journeys/{id}")
@Tag(name = "Support")
final class JourneyFileController {

    private final Notices notices;
    private final AuditLog audit;
    private final InstantSource machineClock;

    JourneyFileController(Notices notices, AuditLog audit, @Qualifier("machineClock") InstantSource machineClock) {
        this.notices = notices;
        this.audit = audit;
        this.machineClock = machineClock;
    }

    @GetMapping("/notices")
    @Operation(summary = "Who was told what about a journey, oldest first", description = "Leaves an audit row.")
    ResponseEntity<Page<ToldView>> told(@Staff String staff, @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var journey = JourneyIds.read("id", id);
        var rows = Cursors.limit(limit);
        var after = Objects.requireNonNullElse(Cursors.readNumber(cursor), 0L);
        audit.record(staff, "journey-notices-viewed", journey.toString(), null, machineClock.instant());
        return Cursors.page(request, notices.listAbout(journey, after, rows + 1), rows, ToldView::of,
                Notice::sequence);
    }

    @GetMapping("/untold")
    @Operation(summary = "Who was not told the present state, and why not",
            description = "Recomputed from what the policy reads; nothing is sent or written but an audit row.")
    Page<UntoldView> untold(@Staff String staff, @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit) {
        var journey = JourneyIds.read("id", id);
        var rows = Cursors.limit(limit);
        audit.record(staff, "journey-untold-viewed", journey.toString(), null, machineClock.instant());
        return new Page<>(notices.listUntold(journey, rows).stream().map(UntoldView::of).toList());
    }

    /** A notice and whom it went to. */
    record ToldView(@Schema(description = "Pseudonym") String passengerId, NoticeView notice) {

        static ToldView of(Notice n) {
            return new ToldView(n.passengerId().value(), NoticeView.of(n));
        }
    }

    /** Somebody who was not told, and why. */
    record UntoldView(@Schema(description = "Pseudonym") String passengerId, String subscriptionId,
            @Schema(example = "COVERED") String reason,
            @Schema(description = "When it is decided again") @Nullable Instant recheckAt) {

        static UntoldView of(Untold u) {
            return new UntoldView(u.passengerId().value(), u.subscriptionId().value(), u.reason(), u.recheckAt());
        }
    }
}
