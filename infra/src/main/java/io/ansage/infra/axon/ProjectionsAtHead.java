package io.ansage.infra.axon;

import io.ansage.infra.clock.QuietCondition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projections are quiet when no event that concerns them lies ahead of their token. */
public final class ProjectionsAtHead implements QuietCondition {

    private final JdbcClient jdbc;
    private final ProcessorTokens tokens;
    private final Map<String, List<String>> typesByGroup;

    /** {@code typesByGroup} names the stored types of event that each processing group handles. */
    public ProjectionsAtHead(JdbcClient jdbc, ProcessorTokens tokens, Map<String, List<String>> typesByGroup) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.typesByGroup = Map.copyOf(typesByGroup);
    }

    @Override
    public Optional<String> busyWith() {
        return typesByGroup.entrySet()
                .stream()
                .filter(group -> eventsAhead(tokens.position(group.getKey()), group.getValue()))
                .map(group -> "projection " + group.getKey() + " has events ahead of it")
                .findFirst();
    }

    /** A token passes events of other kinds only now and then, so that being behind the head alone means nothing. */
    private boolean eventsAhead(long position, Collection<String> types) {
        // In order and only the first, else the planner may read the whole store for a handful of events; "exists" would
        // drop the order.
        return jdbc.sql("""
                select global_index from domain_event_entry
                 where global_index > :position and payload_type = any(:types) order by global_index limit 1
                """)
                .param("position", position)
                .param("types", types.toArray(String[]::new))
                .query(Long.class)
                .optional()
                .isPresent();
    }
}
