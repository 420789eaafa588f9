package io.ansage.bench.nation;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What tables take on the disk, with indexes and what is stored beside them; partitions count for their table. */
record Sizes(TreeMap<String, Long> byTable) {

    private static final String EVENTS = "domain_event_entry";
    /** Tables with rows for each passenger. */
    private static final Set<String> PERSONAL = Set.of("belief", "belief_history", "delivery_attempt", "device",
            "digest", "digest_part", "message_newcomer", "message_told", "notice", "offer", "passenger_key",
            "passenger_session", "subscription_index", "trip", "trip_care", "trip_history", "trip_leg", "wanted_stop");

    static Sizes of(JdbcTemplate jdbc) {
        var sizes = new TreeMap<String, Long>();
        jdbc.query("""
                select coalesce(p.relname, c.relname) as name, sum(pg_total_relation_size(c.oid)) as bytes
                from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1""", row -> {
            sizes.put(row.getString(1), row.getLong(2));
        });
        return new Sizes(sizes);
    }

    /** What has grown since. */
    Sizes since(Sizes before) {
        var grown = new TreeMap<>(byTable);
        before.byTable.forEach((table, size) -> grown.merge(table, -size, Long::sum));
        grown.values().removeIf(size -> size <= 0);
        return new Sizes(grown);
    }

    /** What belongs to passengers; of the events, the share that is theirs. */
    Sizes ofPassengers(JdbcTemplate jdbc) {
        var theirs = new TreeMap<>(byTable);
        theirs.keySet().retainAll(PERSONAL);
        double share = Objects.requireNonNull(jdbc.queryForObject("""
                select coalesce(sum(pg_column_size(e.*)) filter (where payload_type like 'subscription%')
                    / sum(pg_column_size(e.*))::float8, 0) from domain_event_entry e""", Double.class));
        theirs.put(EVENTS, Math.round(byTable.getOrDefault(EVENTS, 0L) * share));
        return new Sizes(theirs);
    }

    long bytes() {
        return byTable.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes of each, the largest first, shared by so many. */
    String words(double count) {
        return byTable.entrySet()
                .stream()
                .filter(e -> e.getValue() / count >= 1)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(e -> "%s %,.0f".formatted(e.getKey(), e.getValue() / count))
                .collect(Collectors.joining(", "));
    }
}
