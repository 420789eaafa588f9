package io.ansage.web.testing;

import io.ansage.domain.silence.Silence;
import io.ansage.domain.silence.SilenceId;
import io.ansage.query.api.Silences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Silences in memory. */
public final class MemorySilences implements Silences {

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public synchronized void begin(Silence silence, Instant now) {
        entries.add(new Entry(entries.size() + 1L, silence, now));
    }

    @Override
    public synchronized boolean end(SilenceId id, String who, Instant now) {
        var known = find(id).orElse(null);
        if (known == null || !known.silence().end().isAfter(now) || known.silence().endedAt() != null) {
            return false;
        }
        var s = known.silence();
        entries.set((int) known.number() - 1, new Entry(known.number(), new Silence(s.id(), s.author(), s.comment(),
                s.matchers(), s.includeUrgent(), s.span(), now, who), known.createdAt()));
        return true;
    }

    @Override
    public synchronized Optional<Entry> find(SilenceId id) {
        return entries.stream().filter(e -> e.silence().id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Entry> list(@Nullable Long before, int limit) {
        return entries.reversed().stream().filter(e -> before == null || e.number() < before).limit(limit).toList();
    }
}
