package io.ansage.command.ingest;

import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.SuppressionReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the records of one batch; booked with it, or not at all. */
public final class Tally {

    /** One line of the books; the reason is empty for what was applied. */
    public record Line(int partition, Outcome outcome, String reason) {}

    /** The ends an observation can come to. */
    public enum Outcome {
        APPLIED, SUPPRESSED, QUARANTINED
    }

    /** Partition under which input is booked that was set aside before it reached the topic. */
    public static final int BEFORE_TOPIC = -1;

    private final Map<Line, Long> counts = new HashMap<>();
    private final List<SetAside> setAside = new ArrayList<>();
    private final Map<Integer, Long> first = new TreeMap<>();
    private final Map<Integer, Long> next = new TreeMap<>();

    void seen(Received record) {
        first.putIfAbsent(record.partition(), record.offset());
        next.put(record.partition(), record.offset() + 1);
    }

    void applied(Received record) {
        count(record.partition(), Outcome.APPLIED, "");
    }

    void suppressed(Received record, SuppressionReason reason) {
        count(record.partition(), Outcome.SUPPRESSED, reason.name());
    }

    void quarantined(Received record, SetAside entry) {
        quarantined(record.partition(), entry);
    }

    /** Books something that was set aside before it reached the topic. */
    public static Tally beforeTopic(List<SetAside> entries) {
        var tally = new Tally();
        entries.forEach(e -> tally.quarantined(BEFORE_TOPIC, e));
        return tally;
    }

    private void quarantined(int partition, SetAside entry) {
        setAside.add(entry);
        count(partition, Outcome.QUARANTINED, entry.reason().name());
    }

    private void count(int partition, Outcome outcome, String reason) {
        counts.merge(new Line(partition, outcome, reason), 1L, Long::sum);
    }

    public Map<Line, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    public List<SetAside> setAside() {
        return Collections.unmodifiableList(setAside);
    }

    /** For each partition the offset of the first record of the batch. */
    public Map<Integer, Long> first() {
        return Collections.unmodifiableMap(first);
    }

    /** For each partition the offset behind the last record of the batch. */
    public Map<Integer, Long> next() {
        return Collections.unmodifiableMap(next);
    }
}
