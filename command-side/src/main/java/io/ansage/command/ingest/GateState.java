package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate knows of a journey.
 *
 * @param outlook the fold of its events; nothing if it has none
 * @param heard   for each source what it has said; they are few
 */
record GateState(@Nullable JourneyOutlook outlook, List<Heard> heard) {

    static final GateState NOTHING = new GateState(null, List.of());

    GateState with(JourneyOutlook news) {
        return new GateState(news, heard);
    }

    @Nullable
    Heard find(Source source) {
        for (var one : heard) {
            if (one.source().equals(source)) {
                return one;
            }
        }
        return null;
    }

    @Nullable
    Instant lastObservedAt(Source source) {
        var found = find(source);
        return found == null ? null : found.observedAt();
    }

    GateState heard(Source source, Instant observedAt) {
        var before = find(source);
        return with(before, before == null ? new Heard(source, observedAt, null, null) : before.at(observedAt));
    }

    /** Remembers words that make no difference as long as no more is known of the journey. */
    GateState silenced(Wording words) {
        var before = find(words.source());
        return before == null || outlook == null ? this : with(before, before.silenced(words, outlook));
    }

    private GateState with(@Nullable Heard before, Heard now) {
        if (now == before) {
            return this;
        }
        var more = new ArrayList<Heard>(heard.size() + 1);
        for (var one : heard) {
            if (one != before) {
                more.add(one);
            }
        }
        more.add(now);
        return new GateState(outlook, more);
    }

    long revision() {
        return outlook == null ? 0 : outlook.revision();
    }
}
