package io.ansage.command.api;

import java.util.Map;

/** The books of the ingest: every observation received is applied, suppressed, quarantined or still in flight. */
public interface IngestLedger {

    Balance balance();

    /**
     * Counts since the data folder was made, kept across restarts.
     *
     * @param received    accepted onto the topic of observations, or set aside before it
     * @param applied     led to at least one command
     * @param suppressed  no visible change, by reason
     * @param quarantined set aside, by reason
     * @param inFlight    on the topic, not yet decided
     */
    record Balance(long received, long applied, Map<String, Long> suppressed, Map<String, Long> quarantined,
            long inFlight) {

        public boolean balances() {
            return received == applied + total(suppressed) + total(quarantined) + inFlight;
        }

        private static long total(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
