package io.ansage.web.board;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.text.Announcements;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A train at a station: it departs, arrives, or both. */
@Schema(name = "BoardLine", description = "A train at a station, at the same revision as the journey itself. An absent "
        + "time or delay is not known, which is not the same as on time.")
public record BoardLineView(@Schema(example = "ie:A906:2025-10-03") String journeyId, long revision, int order,
        @Schema(example = "A906") String train, @Nullable String line, @Schema(example = "Europe/Dublin") String zone,
        @Schema(description = "Absent where nothing departs: it ends here") @Nullable TimesView departure,
        @Schema(description = "Absent where nothing arrives: it begins here") @Nullable TimesView arrival,
        @Schema(example = "Dublin Connolly") String origin, @Schema(example = "Sligo") String destination,
        @Schema(description = "Stops it serves between here and its destination, at most ten") List<String> via,
        @Schema(description = "Stops it serves between its origin and here, at most ten") List<String> viaBefore,
        @Nullable String plannedPlatform, @Nullable String platform, @Nullable String cause, @Nullable String message,
        @Schema(description = "What is announced about it, to be read aloud, by language (en, de, fr); empty if there is "
                + "nothing to announce") Map<String, String> announcement,
        Instant asOf) {

    private static final int MOST_VIA = 10;
    private static final Announcements ANNOUNCEMENTS = new Announcements();

    /** Planned and expected time of one side of the stop. */
    @Schema(name = "BoardTimes")
    public record TimesView(@Nullable Instant aimed, @Nullable Instant expected, @Nullable Integer delayMinutes,
            @Schema(description = "It does not depart, or arrive, here today") boolean cancelled,
            @Schema(description = "It has departed, or arrived") boolean done) {}

    /** The lines of a journey at a stop; one for each time it calls there. */
    public static List<BoardLineView> of(JourneyOutlook journey, StopId stop) {
        return journey.calls()
                .stream()
                .filter(call -> call.planned().stop().equals(stop))
                .map(call -> of(journey, call))
                .toList();
    }

    private static BoardLineView of(JourneyOutlook j, CallOutlook call) {
        int here = j.calls().indexOf(call);
        int begin = firstServed(j);
        int end = lastServed(j);
        return new BoardLineView(j.id().toString(), j.revision(), call.order(), j.trainNumber().value(), j.line(),
                j.zone().getId(), departure(j, call, here, end), arrival(j, call, here, begin),
                j.calls().get(begin).planned().stopName(), destination(j, end), via(j, here + 1, end),
                via(j, begin + 1, here), name(call.planned().platform()), name(call.platform()),
                j.cause() == null ? null : j.cause().text(), j.message(), ANNOUNCEMENTS.at(j, call.order()),
                j.asOf());
    }

    private static @Nullable TimesView departure(JourneyOutlook j, CallOutlook call, int here, int end) {
        if (here == j.calls().size() - 1) {
            return null;
        }
        // Where the train ends early it departs no more, which on a board is the same as not calling.
        boolean cancelled = j.cancelled() || call.cancelled() || here >= end;
        var delay = j.departureDelayAt(call.order());
        var aimed = call.planned().aimedDeparture();
        return new TimesView(aimed, expected(call.departure(), aimed, delay), delay, cancelled,
                !cancelled && (call.departed() || j.completed()));
    }

    private static @Nullable TimesView arrival(JourneyOutlook j, CallOutlook call, int here, int begin) {
        if (here == 0) {
            return null;
        }
        boolean cancelled = j.cancelled() || call.cancelled() || here <= begin;
        var delay = j.arrivalDelayAt(call.order());
        var aimed = call.planned().aimedArrival();
        return new TimesView(aimed, expected(call.arrival(), aimed, delay), delay, cancelled,
                !cancelled && (call.reached() || j.completed()));
    }

    private static @Nullable Instant expected(@Nullable Instant known, @Nullable Instant aimed,
            @Nullable Integer delay) {
        return known != null || aimed == null || delay == null ? known : aimed.plus(Duration.ofMinutes(delay));
    }

    private static String destination(JourneyOutlook j, int end) {
        var headsign = j.headsign();
        return headsign != null && end == j.calls().size() - 1 ? headsign : j.calls().get(end).planned().stopName();
    }

    private static List<String> via(JourneyOutlook j, int from, int until) {
        return from >= until
                ? List.of()
                : j.calls()
                        .subList(from, until)
                        .stream()
                        .filter(c -> !c.cancelled())
                        .map(c -> c.planned().stopName())
                        .limit(MOST_VIA)
                        .toList();
    }

    /** Index of the last call that is served; of the last one if none is, for then all are shown as cancelled. */
    private static int lastServed(JourneyOutlook j) {
        for (int i = j.calls().size() - 1; i >= 0; i--) {
            if (!j.calls().get(i).cancelled()) {
                return i;
            }
        }
        return j.calls().size() - 1;
    }

    private static int firstServed(JourneyOutlook j) {
        for (int i = 0; i < j.calls().size(); i++) {
            if (!j.calls().get(i).cancelled()) {
                return i;
            }
        }
        return 0;
    }

    private static @Nullable String name(@Nullable Platform platform) {
        return platform == null ? null : platform.name();
    }
}
