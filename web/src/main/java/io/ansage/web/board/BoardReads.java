package io.ansage.web.board;

import io.ansage.domain.journey.StopId;
import io.ansage.query.api.Departures;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads whole boards; for requests and for streams. */
@Component
public final class BoardReads {

    /** What has just left stays for a moment: somebody is still looking for it. */
    private static final Duration BACK = Duration.ofMinutes(1);
    private static final int JOURNEYS = 60;

    private final Departures departures;
    private final Clock passengerClock;

    BoardReads(Departures departures, @Qualifier("passengerClock") Clock passengerClock) {
        this.departures = departures;
        this.passengerClock = passengerClock;
    }

    /** The board of a stop, from now on; a problem if there is no such stop. May block. */
    public BoardView read(StopId stop) {
        var known = departures.findStop(stop)
                .orElseThrow(() -> Problem.notFound("There is no stop " + stop.value() + ".",
                        "Find it by name: /api/v1/stops?q=Connolly."));
        var lines = departures.listCalling(stop, passengerClock.instant().minus(BACK), JOURNEYS)
                .stream()
                .flatMap(journey -> BoardLineView.of(journey, stop).stream())
                .toList();
        return new BoardView(stop.value(), known.name(), lines);
    }

    /** A board. */
    @Schema(name = "Board", description = "What departs and arrives at a stop from now on, the next train first.")
    public record BoardView(@Schema(example = "ie:dublin-connolly") String stopId,
            @Schema(example = "Dublin Connolly") String stopName, List<BoardLineView> lines) {}
}
