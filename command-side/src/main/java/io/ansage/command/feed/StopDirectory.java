package io.ansage.command.feed;

import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the stops of a timetable by the ids its feeds use. */
@FunctionalInterface
public interface StopDirectory {

    /** Knows nothing: for feeds that come without a timetable. */
    StopDirectory NONE = (_, _) -> Optional.empty();

    /** The stop that passengers know, for a feed's own id of it, or of one of its platforms. */
    Optional<Stop> findStop(String network, String feedStopId);

    /** The line that passengers know, for a feed's own id of its route. */
    default Optional<String> findLine(String network, String routeId) {
        return Optional.empty();
    }

    /** A stop with its name, and the platform where the feed's id names one. */
    record Stop(StopId id, String name, @Nullable Platform platform) {}
}
