package io.ansage.infra.kafka;

import io.ansage.command.ingest.Tally;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;

/** The books as metrics of this process, with the reason codes of the gate; the totals of all time are in the ledger. */
public final class IngestMeters implements Consumer<Tally> {

    private final MeterRegistry registry;

    public IngestMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void received(String source, int count) {
        registry.counter("ansage.observations.received", "source", source).increment(count);
    }

    @Override
    public void accept(Tally tally) {
        tally.counts().forEach((line, count) -> {
            var counter = switch (line.outcome()) {
                case APPLIED -> registry.counter("ansage.observations.applied");
                case SUPPRESSED -> registry.counter("ansage.observations.suppressed", "reason", line.reason());
                case QUARANTINED -> registry.counter("ansage.observations.quarantined", "reason", line.reason());
            };
            counter.increment(count);
        });
    }
}
