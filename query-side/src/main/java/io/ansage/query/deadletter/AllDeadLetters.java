package io.ansage.query.deadletter;

import io.ansage.query.api.DeadLetters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The letters of all sources as one list. */
public final class AllDeadLetters implements DeadLetters {

    /** The order of the list: the newest first. */
    public static final Comparator<DeadLetter> NEWEST_FIRST = Comparator.comparing(DeadLetter::since)
            .thenComparing(DeadLetter::id)
            .reversed();

    private final List<DeadLetterSource> sources;

    public AllDeadLetters(List<DeadLetterSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The newest first; empty if the letter named is gone, as after a retry that went well. */
    @Override
    public List<DeadLetter> list(@Nullable String before, int limit) {
        var last = before == null ? null : sourceOf(before).flatMap(s -> s.find(before)).orElse(null);
        if (before != null && last == null) {
            return List.of();
        }
        return sources.stream()
                .flatMap(s -> s.list(last, limit).stream())
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public boolean retry(String id) {
        return sourceOf(id).map(s -> s.retry(id)).orElse(false);
    }

    private Optional<DeadLetterSource> sourceOf(String id) {
        return sources.stream().filter(s -> id.startsWith(s.kind() + "-")).findFirst();
    }
}
