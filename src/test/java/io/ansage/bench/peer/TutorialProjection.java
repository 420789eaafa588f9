package io.ansage.bench.peer;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.log.Projector;
import io.ansage.query.log.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;

/** A projection as tutorials write them: for each event it reads a row, changes it, and writes it back. */
public final class TutorialProjection {

    private final Projector projector;
    private final AtomicLong seen = new AtomicLong();

    /** {@code projector} folds the events given into the rows, all that it is given at a time. */
    public TutorialProjection(Projector projector) {
        this.projector = projector;
    }

    @EventHandler
    void on(JourneyEvent event, TrackingToken token, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        projector.project(List.of(new RecordedEvent(event, token.position().orElseThrow(), sequence, recordedAt)));
        seen.incrementAndGet();
    }

    public long seen() {
        return seen.get();
    }
}
