package io.ansage.domain.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a published message is told, told again, and looked at next. Whoever was never told is told as long as it may be
 * sent; whoever was is told again only if that was before {@link #againBefore} or {@link #againBeforeOnLine}.
 */
public record MessageTimes(MessageContent content, Instant publishedAt, MessageParameters parameters) {

    /** From when on it is told. */
    public Instant begin() {
        var allowed = later(publishedAt, content.publication().from());
        return content.plannedWork()
                ? later(allowed, content.validity().from().minus(parameters.firstAhead()))
                : allowed;
    }

    /** From when on nobody is told any more. */
    public Instant end() {
        var allowed = content.publication().until();
        var holds = content.validity().until();
        return allowed.isBefore(holds) ? allowed : holds;
    }

    /** Whether it may be sent at this instant. */
    public boolean mayBeSent(Instant now) {
        return !now.isBefore(begin()) && now.isBefore(end());
    }

    /** Whoever was told before this is told once more: planned work shortly ahead. Absent where nobody is. */
    public @Nullable Instant againBefore(Instant now) {
        var second = second();
        return content.plannedWork() && !now.isBefore(second) && now.isBefore(content.validity().from())
                ? second
                : null;
    }

    /** The same for those who watch a line: they are told of a lasting disruption again. */
    public @Nullable Instant againBeforeOnLine(Instant now) {
        boolean lasts = content.severity().repeats() && content.validity().contains(now);
        // Whoever was told exactly so long ago is told now: the column it is compared with counts microseconds.
        return lasts ? now.minus(parameters.repeat()).plus(1, ChronoUnit.MICROS) : againBefore(now);
    }

    /**
     * When it is to be looked at next, if nothing happens before; empty once it is over for good.
     *
     * @param oldestOnLine when the one of those who watch a line was told whose last telling lies furthest back
     */
    public Optional<Instant> next(Instant now, @Nullable Instant oldestOnLine) {
        var repeated = oldestOnLine == null || !content.severity().repeats()
                ? Stream.<Instant>empty()
                : Stream.of(later(oldestOnLine.plus(parameters.repeat()), content.validity().from()))
                        .filter(t -> t.isBefore(end()));
        var planned = content.plannedWork() ? Stream.of(second()) : Stream.<Instant>empty();
        // Where it begins and ends to hold it begins and ends to hide other news.
        var turns = Stream.of(begin(), content.validity().from(), content.validity().until());
        return Stream.of(repeated, planned, turns).flatMap(s -> s).filter(t -> t.isAfter(now)).min(Instant::compareTo);
    }

    private Instant second() {
        return content.validity().from().minus(parameters.secondAhead());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
