package io.ansage.command.feed.gtfs;

import java.util.List;

/** The files of a GTFS archive that we read, and no others. */
public enum GtfsFile {

    AGENCY("agency.txt", List.of("agency_timezone")),
    STOPS("stops.txt", List.of("stop_id")),
    ROUTES("routes.txt",
            List.of("route_id")),
    CALENDAR("calendar.txt", List.of("service_id", "start_date", "end_date")),
    CALENDAR_DATES("calendar_dates.txt", List.of("service_id", "date", "exception_type")),
    TRIPS("trips.txt",
            List.of("route_id", "service_id", "trip_id")),
    STOP_TIMES("stop_times.txt",
            List.of("trip_id", "stop_id", "stop_sequence")),
    TRANSFERS("transfers.txt", List.of());

    private final String fileName;
    private final List<String> required;

    GtfsFile(String fileName, List<String> required) {
        this.fileName = fileName;
        this.required = required;
    }

    public String fileName() {
        return fileName;
    }

    List<String> required() {
        return required;
    }
}
