package io.ansage.query.outlook;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Journeys.Positioned;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads stored outlooks. */
public interface OutlookReads {

    Optional<Positioned> find(JourneyId id);

    /** Those with these ids, by id. */
    Map<JourneyId, Positioned> findAll(Collection<JourneyId> ids);

    /** By train number, service date, both or neither, ordered by id, from behind {@code after}. */
    List<Positioned> list(@Nullable TrainNumber trainNumber, @Nullable ServiceDate serviceDate,
            @Nullable JourneyId after, int limit);

    /** By a part of the train number, see {@link io.ansage.query.api.Journeys#searchNumber}. */
    List<Positioned> searchNumber(String text, Instant now, int limit);

    /** Those changed last, the newest first. */
    List<Positioned> listLatest(int limit);

    /** Those changed after a position, the oldest change first. */
    List<Positioned> listSince(long position, int limit);

    /** Position of the newest event in any outlook; 0 if there is none. */
    long position();
}
