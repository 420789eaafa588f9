package io.ansage.web.journey;

import io.ansage.command.api.IngestLedger;
import io.ansage.query.api.Notices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came in, what a naive system would have sent, and what was sent. */
@RestController
@RequestMapping("/api/v1/counters")
@Tag(name = "Counters")
final class CountersController {

    private final Notices notices;
    private final IngestLedger ledger;

    CountersController(Notices notices, IngestLedger ledger) {
        this.notices = notices;
        this.ledger = ledger;
    }

    @GetMapping
    @Operation(summary = "What came in, what a naive system would have sent, what was sent",
            description = "Counts since the data folder was made.")
    Counters counters() {
        var told = notices.counters();
        var balance = ledger.balance();
        long interrupting = told.told()
                .entrySet()
                .stream()
                .filter(e -> !e.getKey().equals("QUIET"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Counters(told.changes(), interrupting, told.told().getOrDefault("QUIET", 0L), told.told(),
                told.silent(), told.byStatus(), new Ingest(balance.received(), balance.applied(), balance.suppressed(),
                        balance.quarantined(), balance.inFlight(), balance.balances()));
    }

    /** The counters of the platform. */
    record Counters(@Schema(description = "Messages a naive system would have sent: one per visible change and "
            + "subscription") long naive, @Schema(description = "Messages that made a phone buzz") long sent,
            @Schema(description = "Messages that replaced another without a sound") long silent,
            Map<String, Long> byClass,
            @Schema(description = "Decisions to stay silent, by reason") Map<String, Long> silence,
            Map<String, Long> byStatus, Ingest ingest) {}

    /** The books of the ingest. */
    record Ingest(long received, long applied, Map<String, Long> suppressed, Map<String, Long> quarantined,
            long inFlight,
            @Schema(description = "received = applied + suppressed + quarantined + inFlight") boolean balances) {}
}
