package io.ansage.web.support;

import io.ansage.command.api.IngestLedger;
import io.ansage.command.api.Quarantine;
import io.ansage.query.api.DeadLetters;
import io.ansage.query.api.DeadLetters.DeadLetter;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.ansage.web.support.RepairViews.DeadLetterView;
import io.ansage.web.support.RepairViews.Done;
import io.ansage.web.support.RepairViews.LedgerView;
import io.ansage.web.support.RepairViews.QuarantineView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was set aside or given up, to look at and try again; and the books of the ingest. */
@RestController
@RequestMapping("/api/v1/support")
@Tag(name = "Support")
final class RepairController {

    private static final int MOST = 500;

    private final Quarantine quarantine;
    private final DeadLetters deadLetters;
    private final IngestLedger ledger;
    private final AuditLog audit;
    private final InstantSource machineClock;

    RepairController(Quarantine quarantine, DeadLetters deadLetters, IngestLedger ledger, AuditLog audit,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.quarantine = quarantine;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
        this.audit = audit;
        this.machineClock = machineClock;
    }

    @GetMapping("/quarantine")
    @Operation(summary = "Observations that were set aside, the newest first")
    ResponseEntity<Page<QuarantineView>> quarantine(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var rows = Cursors.limit(limit);
        return Cursors.page(request, quarantine.list(Cursors.readNumber(cursor), rows + 1), rows, QuarantineView::of,
                Quarantine.Entry::id);
    }

    @PostMapping("/quarantine/{id}/resubmit")
    @Operation(summary = "Hand an observation in again",
            description = "It goes through matcher and gate as if it had just "
                    + "arrived. Handing it in twice does nothing the second time.")
    ResponseEntity<Done> resubmit(@Staff String staff, @PathVariable long id) {
        audit.record(staff, "quarantine-resubmitted", Long.toString(id), null, machineClock.instant());
        if (!quarantine.resubmit(id)) {
            throw Problem.notFound("There is nothing to hand in under " + id + ".",
                    "Entries that were handed in before, or never could be read, stay as they are.");
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Done(Long.toString(id)));
    }

    @PostMapping("/quarantine/resubmission")
    @Operation(summary = "Hand several observations in again",
            description = "As one by one; those that cannot are left out.")
    ResponseEntity<Tried> resubmitAll(@Staff String staff, @RequestBody Numbers asked) {
        var ids = several(asked.ids());
        audit.record(staff, "quarantine-resubmitted", joined(ids), null, machineClock.instant());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(new Tried((int) ids.stream().filter(quarantine::resubmit).count()));
    }

    @GetMapping("/dead-letters")
    @Operation(summary = "Deliveries and events that were given up, the newest first")
    ResponseEntity<Page<DeadLetterView>> deadLetters(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var rows = Cursors.limit(limit);
        return Cursors.page(request, deadLetters.list(Cursors.read(cursor), rows + 1), rows, DeadLetterView::of,
                DeadLetter::id);
    }

    @PostMapping("/dead-letters/{id}/retry")
    @Operation(summary = "Try a dead letter again",
            description = "A notice that is no longer true is not sent even then.")
    ResponseEntity<Done> retry(@Staff String staff, @PathVariable String id) {
        audit.record(staff, "dead-letter-retried", id, null, machineClock.instant());
        if (!deadLetters.retry(id)) {
            throw Problem.notFound("There is no dead letter " + id + ".", "Take its id from the list.");
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Done(id));
    }

    @PostMapping("/dead-letters/retry")
    @Operation(summary = "Try several dead letters again",
            description = "As one by one; those that are gone are left out.")
    ResponseEntity<Tried> retryAll(@Staff String staff, @RequestBody Letters asked) {
        var ids = several(asked.ids());
        audit.record(staff, "dead-letter-retried", joined(ids), null, machineClock.instant());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(new Tried((int) ids.stream().filter(deadLetters::retry).count()));
    }

    private static <T> List<T> several(@Nullable List<T> ids) {
        if (ids == null || ids.isEmpty() || ids.size() > MOST || ids.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("ids", "ids must name 1 to " + MOST, "Take them from the list, a part at a time.");
        }
        return ids;
    }

    private static String joined(List<?> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    @GetMapping("/ledger")
    @Operation(summary = "The books of the ingest",
            description = "received = applied + suppressed + quarantined + inFlight")
    LedgerView ledger() {
        return LedgerView.of(ledger.balance());
    }

    /** Observations to hand in. */
    record Numbers(@Schema(description = "At most 500") @Nullable List<Long> ids) {}

    /** Dead letters to try. */
    record Letters(@Schema(description = "At most 500") @Nullable List<String> ids) {}

    /** How many were there to be tried. */
    record Tried(int tried) {}
}
