package io.ansage.domain.timetable;

import io.ansage.domain.journey.StopId;
import java.util.Optional;

/** How long it takes at least to change trains, as the timetable says it. */
@FunctionalInterface
public interface ChangeTimes {

    /** Of a timetable that says nothing about it. */
    ChangeTimes UNKNOWN = (_, _, _) -> Optional.empty();

    /** The least time from one stop to another, which may be the same; empty if the timetable does not say. */
    Optional<ChangeTime> find(String network, StopId from, StopId to);
}
