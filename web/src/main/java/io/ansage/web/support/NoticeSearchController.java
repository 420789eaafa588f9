package io.ansage.web.support;

import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.ansage.web.support.JourneyFileController.ToldView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said to anybody, found by its words or by what became of it. */
@RestController
@RequestMapping("/api/v1/support/notices")
@Tag(name = "Support")
final class NoticeSearchController {

    private static final Set<String> STATUSES = Set.of("planned", "held", "accepted", "failed", "superseded", "expired",
            "withdrawn");

    private final Notices notices;
    private final AuditLog audit;
    private final InstantSource machineClock;

    NoticeSearchController(Notices notices, AuditLog audit, @Qualifier("machineClock") InstantSource machineClock) {
        this.notices = notices;
        this.audit = audit;
        this.machineClock = machineClock;
    }

    @GetMapping
    @Operation(summary = "Notices by their words or by what became of them, the newest first",
            description = "Words are looked for in the newest 200,000, whatever their case. Leaves an audit row. A failed one "
                    + "is the dead letter delivery-{sequence}, which can be retried.")
    ResponseEntity<Page<ToldView>> search(@Staff String staff,
            @Parameter(description = "Part of a title or text, at least 3 characters",
                    example = "Buses run")
            @RequestParam(required = false) @Nullable String text,
            @Parameter(description = "planned, held, accepted, failed, superseded, expired, withdrawn; may be repeated",
                    example = "failed")
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var words = text == null ? null : Inputs.text("text", text, 100);
        if (words != null && words.length() < 3) {
            throw Problem.invalid("text", "Too little to look for.", "Give at least 3 characters.");
        }
        var statuses = new TreeSet<>(Objects.requireNonNullElse(status, List.<String>of()));
        if (!STATUSES.containsAll(statuses)) {
            throw Problem.invalid("status", "There is no such status.",
                    "Choose of " + String.join(", ", new TreeSet<>(STATUSES)) + ".");
        }
        var rows = Cursors.limit(limit);
        var before = Objects.requireNonNullElse(Cursors.readNumber(cursor), Long.MAX_VALUE);
        audit.record(staff, "notices-searched", words == null ? String.join(" ", statuses) : words, null,
                machineClock.instant());
        return Cursors.page(request, notices.search(words, statuses, before, rows + 1), rows, ToldView::of,
                Notice::sequence);
    }
}
