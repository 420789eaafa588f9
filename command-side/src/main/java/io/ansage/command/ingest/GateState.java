package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gate knows of a journey.
 *
 * @param outlook the fold of its events; nothing if it has none
 * @param heard   for each source the newest observation time seen, accepted or not
 */
record GateState(@Nullable JourneyOutlook outlook, Map<Source, Instant> heard) {

    static final GateState NOTHING = new GateState(null, Map.of());

    GateState {
        heard = Map.copyOf(heard);
    }

    GateState with(JourneyOutlook news) {
        return new GateState(news, heard);
    }

    GateState heard(Source source, Instant observedAt) {
        var before = heard.get(source);
        if (before != null && !observedAt.isAfter(before)) {
            return this;
        }
        var more = new HashMap<>(heard);
        more.put(source, observedAt);
        return new GateState(outlook, more);
    }

    long revision() {
        return outlook == null ? 0 : outlook.revision();
    }
}
