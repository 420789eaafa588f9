package io.ansage.web.board;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.text.Announcements;
import io.swagger.v3.oas.annotations.media.Schema;
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
        int begin = j.firstServed().order();
        int end = j.lastServed().order();
        return new BoardLineView(j.id().toString(), j.revision(), call.order(), j.trainNumber().value(), j.line(),
                j.zone().getId(), departure(j, call), arrival(j, call),
                j.firstServed().planned().stopName(), j.destination(), via(j, call.order(), end),
                via(j, begin, call.order()), name(call.planned().platform()), name(call.platform()),
                j.cause() == null ? null : j.cause().text(), j.message(), ANNOUNCEMENTS.at(j, call.order()),
                j.asOf());
    }

    private static @Nullable TimesView departure(JourneyOutlook j, CallOutlook call) {
        if (call.order() == j.last().order()) {
            return null;
        }
        boolean cancelled = j.departureCancelled(call);
        var delay = j.departureDelayAt(call.order());
        return new TimesView(call.planned().aimedDeparture(), call.departureWith(delay), delay, cancelled,
                !cancelled && (call.departed() || j.completed()));
    }

    private static @Nullable TimesView arrival(JourneyOutlook j, CallOutlook call) {
        if (call.order() == j.first().order()) {
            return null;
        }
        boolean cancelled = j.arrivalCancelled(call);
        var delay = j.arrivalDelayAt(call.order());
        return new TimesView(call.planned().aimedArrival(), call.arrivalWith(delay), delay, cancelled,
                !cancelled && (call.reached() || j.completed()));
    }

    /** Stops served between two calls, by their orders; neither of them is one. */
    private static List<String> via(JourneyOutlook j, int from, int until) {
        return j.calls()
                .stream()
                .filter(c -> c.order() > from && c.order() < until && !c.cancelled())
                .map(c -> c.planned().stopName())
                .limit(MOST_VIA)
                .toList();
    }

    private static @Nullable String name(@Nullable Platform platform) {
        return platform == null ? null : platform.name();
    }
}
