package io.ansage.domain.notice;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from earlier days about how trains go on: for a train bound for one stop that has last arrived at, or
 * departed from, another, how many minutes such trains usually still make up and still lose. Timetables have slack at
 * some places and none at others; that shows in every train of a line, every day. Learned by the laboratory.
 */
public final class Foresight {

    /** Columns: destination, stop last reached, ARRIVED or DEPARTED there, minutes still made up, minutes still lost. */
    public static final String HEADER = "destination\tstop\tphase\trecovers\tloses";

    /** What the product ships; the version of the parameters stands for it, too. */
    public static final Foresight SHIPPED = read("foresight.tsv");

    private final Map<Place, Ahead> places;

    public Foresight(Map<Place, Ahead> places) {
        this.places = Map.copyOf(places);
    }

    /**
     * A place on a run.
     *
     * @param destination where the run ends
     * @param stop        the stop last reached
     * @param phase       whether the train has departed from it, or only arrived
     */
    public record Place(StopId destination, StopId stop, CallPhase phase) {

        /** Where a journey is now; nothing before its first report of progress. */
        public static @Nullable Place of(JourneyOutlook outlook) {
            CallOutlook reached = null;
            for (var call : outlook.calls()) {
                reached = call.reached() ? call : reached;
            }
            return reached == null
                    ? null
                    : new Place(outlook.last().planned().stop(), reached.planned().stop(), reached.phase());
        }
    }

    /** What lies ahead of a train at this place; {@link Ahead#UNKNOWN} where nothing was learned. */
    public Ahead at(@Nullable Place place) {
        return place == null ? Ahead.UNKNOWN : Objects.requireNonNullElse(places.get(place), Ahead.UNKNOWN);
    }

    /** Number of places something was learned about. */
    public int size() {
        return places.size();
    }

    private static Foresight read(String resource) {
        var places = new HashMap<Place, Ahead>();
        try (var in = Objects.requireNonNull(Foresight.class.getResourceAsStream(resource), resource);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var columns = line.split("\t", -1);
                places.put(new Place(new StopId(columns[0]), new StopId(columns[1]), CallPhase.valueOf(columns[2])),
                        new Ahead(Double.parseDouble(columns[3]), Double.parseDouble(columns[4])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
        return new Foresight(places);
    }
}
