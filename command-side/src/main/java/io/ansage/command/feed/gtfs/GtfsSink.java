package io.ansage.command.feed.gtfs;

import io.ansage.command.feed.StopDirectory;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.timetable.ChangeTime;
import java.time.ZoneId;

/** Takes what a timetable holds, in this order, one by one, so that no timetable need fit into memory. */
public interface GtfsSink {

    /** Zone of all times, and a name for the network made of the agency's. */
    void agency(String network, ZoneId zone);

    void stop(String feedStopId, StopDirectory.Stop stop);

    /** The name of a route that passengers know. */
    void route(String routeId, String line);

    void service(ServiceCalendar service);

    void trip(GtfsTrip.Header trip);

    /** One row of stop_times.txt, in the file's own order; times in seconds, below zero if absent. */
    void stopTime(String tripId, int sequence, int arrival, int departure, String feedStopId);

    /** What a row of transfers.txt says of changing from one stop to another, which may be the same. */
    void transfer(String fromFeedStopId, String toFeedStopId, ChangeTime change);

    /** So many rows of a file say what we have no use for. */
    void unused(GtfsFile file, int rows);

    /** A row that could not be used. */
    void rejected(String place, QuarantineReason reason, String detail, String raw);
}
