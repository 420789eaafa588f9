package io.ansage.domain.notice;

import io.ansage.domain.notice.TripDecision.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether there is something to tell about the change from one leg of a trip to the next. That it gets tight
 * settles as bad news does; that it is missed, or works after all, is told at once. Where one of the trains does not run
 * that says it all.
 */
final class ConnectionPolicy {

    private static final Duration USEFUL_WITHOUT_TIMES = Duration.ofHours(2);

    private final NoticeParameters parameters;

    ConnectionPolicy(NoticeParameters parameters) {
        this.parameters = parameters;
    }

    /** What there is to say. */
    sealed interface Answer {}

    record News(Topic topic) implements Answer {}

    record Later(Hold hold) implements Answer {}

    record Nothing() implements Answer {}

    /** About the change from the leg with this index to the next one. */
    Answer decide(TripSituation s, int index) {
        var truth = s.connections().get(index);
        var told = s.told().connections().get(index);
        if (!truth.ahead() || truth.moot()) {
            return new Nothing();
        }
        var now = truth.after(told, parameters.connections());
        if (now == told) {
            return new Nothing();
        }
        return switch (now) {
            case FINE -> tell(s, index, now, NoticeClass.URGENT, NoticeReason.CONNECTION_RESCUED);
            case HELD -> tell(s, index, now, told == ConnectionState.FINE ? NoticeClass.NORMAL : NoticeClass.URGENT,
                    NoticeReason.CONNECTION_HELD);
            case BROKEN -> early(s, index) != null
                    ? new Later(Objects.requireNonNull(early(s, index)))
                    : tell(s, index, now, NoticeClass.URGENT, NoticeReason.CONNECTION_BROKEN);
            // Whoever believes that it is missed must hear that there is a chance.
            case AT_RISK -> told == ConnectionState.BROKEN
                    ? tell(s, index, now, NoticeClass.URGENT, NoticeReason.CONNECTION_AT_RISK)
                    : tight(s, index);
        };
    }

    /** Whether what a notice says of a connection is what whoever reads it would still be told. */
    boolean stillTrue(ConnectionTruth truth, ConnectionState after) {
        return !truth.ahead() || !truth.moot() && truth.after(after, parameters.connections()) == after;
    }

    private Answer tight(TripSituation s, int index) {
        var from = s.legs().get(index);
        var to = s.legs().get(index + 1);
        if (Stream.of(from, to).anyMatch(leg -> leg.truth().newsAge().compareTo(parameters.stale()) > 0)) {
            return new Nothing();
        }
        var early = early(s, index);
        if (early != null) {
            return new Later(early);
        }
        var settledAt = from.settledAt().isAfter(to.settledAt()) ? from.settledAt() : to.settledAt();
        if (s.now().isBefore(settledAt)) {
            return new Later(new Hold(settledAt, SilenceReason.SETTLING));
        }
        return tell(s, index, ConnectionState.AT_RISK, s.told().interrupts() < parameters.budget()
                ? NoticeClass.NORMAL
                : NoticeClass.QUIET, NoticeReason.CONNECTION_AT_RISK);
    }

    /** What may become of a train hours ahead is for later. */
    private static @Nullable Hold early(TripSituation s, int index) {
        var departure = s.legs().get(index).truth().aimedDeparture();
        var from = departure == null ? null : departure.minus(s.preferences().lookAhead());
        return from != null && from.isAfter(s.now()) ? new Hold(from, SilenceReason.OUT_OF_WINDOW) : null;
    }

    private static Answer tell(TripSituation s, int index, ConnectionState state, NoticeClass noticeClass,
            NoticeReason reason) {
        return new News(new Topic(noticeClass, reason, index, told -> told.withConnection(index, state),
                usefulUntil(s, index)));
    }

    /** Until the next train has left, or they have arrived to see for themselves. */
    private static Instant usefulUntil(TripSituation s, int index) {
        return Stream.of(s.legs().get(index).truth().expectedArrival(),
                s.legs().get(index + 1).truth().expectedDeparture(), s.connections().get(index).waitsUntil())
                .filter(Objects::nonNull)
                .filter(at -> at.isAfter(s.now()))
                .max(Instant::compareTo)
                .orElseGet(() -> s.now().plus(USEFUL_WITHOUT_TIMES));
    }
}
