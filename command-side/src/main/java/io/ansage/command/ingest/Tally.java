package io.ansage.command.ingest;

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

    private static final SuppressionReason[] REASONS = SuppressionReason.values();

    private final Map<Integer, Row> rows = new TreeMap<>();
    private final Map<Line, Long> quarantined = new HashMap<>();
    private final List<SetAside> setAside = new ArrayList<>();
    private Row last = new Row(Integer.MIN_VALUE, 0);

    void seen(Received record) {
        row(record.partition(), record.offset()).next = record.offset() + 1;
    }

    void applied(Received record) {
        row(record.partition(), record.offset()).applied++;
    }

    void suppressed(Received record, SuppressionReason reason) {
        row(record.partition(), record.offset()).suppressed[reason.ordinal()]++;
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
        quarantined.merge(new Line(partition, Outcome.QUARANTINED, entry.reason().name()), 1L, Long::sum);
    }

    /** Records come partition by partition, so it is the last one nearly always. */
    private Row row(int partition, long offset) {
        if (last.partition != partition) {
            last = rows.computeIfAbsent(partition, p -> new Row(p, offset));
        }
        return last;
    }

    public Map<Line, Long> counts() {
        var counts = new HashMap<>(quarantined);
        for (var row : rows.values()) {
            if (row.applied > 0) {
                counts.put(new Line(row.partition, Outcome.APPLIED, ""), row.applied);
            }
            for (var reason : REASONS) {
                if (row.suppressed[reason.ordinal()] > 0) {
                    counts.put(new Line(row.partition, Outcome.SUPPRESSED, reason.name()),
                            row.suppressed[reason.ordinal()]);
                }
            }
        }
        return counts;
    }

    public List<SetAside> setAside() {
        return Collections.unmodifiableList(setAside);
    }

    /** For each partition the offset of the first record of the batch. */
    public Map<Integer, Long> first() {
        var first = new TreeMap<Integer, Long>();
        rows.forEach((partition, row) -> first.put(partition, row.first));
        return first;
    }

    /** For each partition the offset behind the last record of the batch. */
    public Map<Integer, Long> next() {
        var next = new TreeMap<Integer, Long>();
        rows.forEach((partition, row) -> next.put(partition, row.next));
        return next;
    }

    private static final class Row {

        private final int partition;
        private final long first;
        private final long[] suppressed = new long[REASONS.length];
        private long next;
        private long applied;

        Row(int partition, long first) {
            this.partition = partition;
            this.first = first;
        }
    }
}
