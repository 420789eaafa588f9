package io.ansage.bench.nation;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up railway of a nation's size on one service date: 24,000 trains on 300 lines, of which the feeds speak
 * 180 million times. The same seed, scale and date give the same day. Some trains are spoken of far more often than
 * others (Zipf); the day has ramps of delay, recoveries, flapping, cancellations, and a trunk line that is closed in the
 * morning rush.
 */
public final class Nation {

    /** Names of journeys and stops begin with it. */
    public static final String NETWORK = "nation";

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public static final int TRAINS = 24_000;

    /** 180 million a day. */
    public static final int OBSERVATIONS_PER_TRAIN = 7_500;

    private static final int LINES = 300;
    private static final int STATIONS = 3_000;
    /** Lines that pass the trunk, at their sixth and seventh stop. */
    private static final int TRUNK_LINES = 24;
    private static final int TRUNK_CALL = 5;
    private static final int FIRST_MINUTE = 4 * 60 + 30;
    private static final int LAST_MINUTE = 22 * 60;

    private final List<TrainDay> trains;
    private final SplittableRandom random;

    /** With all the observations that a train of this scale has. */
    public Nation(long seed, double scale, ServiceDate date) {
        this(seed, scale, date, OBSERVATIONS_PER_TRAIN);
    }

    /**
     * @param scale share of the 24,000 trains, above 0 and up to 1
     * @param observationsPerTrain how often the feeds speak of a train on average; fewer leave the same changes visible
     */
    public Nation(long seed, double scale, ServiceDate date, int observationsPerTrain) {
        this.random = new SplittableRandom(seed);
        int count = (int) Math.max(1, Math.round(TRAINS * scale));
        var weights = zipf(count);
        var disturbances = new Disturbances(random.split(), date);
        var all = new ArrayList<TrainDay>(count);
        for (int i = 0; i < count; i++) {
            // Whatever the scale, all lines and hours are there.
            int number = (int) ((long) i * TRAINS / count);
            var plan = plan(number, date);
            all.add(disturbances.day(plan, passesTrunk(number),
                    (int) Math.max(10, Math.round(weights[i] * observationsPerTrain))));
        }
        this.trains = List.copyOf(all);
    }

    public List<TrainDay> trains() {
        return trains;
    }

    public List<PlannedJourney> journeys() {
        return trains.stream().map(TrainDay::plan).toList();
    }

    /** How many there are, about. */
    public long observationCount() {
        return trains.stream().mapToLong(TrainDay::observations).sum();
    }

    /** All that the feeds say, in order of time; each call begins anew and says the same. */
    public Iterator<Observation> observations() {
        return new ObservationStream(trains);
    }

    private static boolean passesTrunk(int number) {
        return number % LINES < TRUNK_LINES;
    }

    /** Mean 1; the busiest train is spoken of about 20 times as often as the median one. */
    private double[] zipf(int count) {
        var weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = Math.pow(1 + random.nextInt(count), -0.5);
            sum += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] *= count / sum;
        }
        return weights;
    }

    private static PlannedJourney plan(int number, ServiceDate date) {
        int line = number % LINES;
        int run = number / LINES;
        boolean back = run % 2 == 1;
        int runs = TRAINS / LINES / 2;
        int start = FIRST_MINUTE + (run / 2) * (LAST_MINUTE - FIRST_MINUTE) / runs + line % 20;
        int stops = 10 + line % 8;
        var calls = new ArrayList<StopCall>(stops);
        for (int i = 0; i < stops; i++) {
            int station = station(line, back ? stops - 1 - i : i);
            int arrival = start + i * (4 + line % 4);
            calls.add(new StopCall(i + 1, new StopId(NETWORK + ":" + station), "Station " + station,
                    i == 0 ? null : at(date, arrival), i == stops - 1 ? null : at(date, arrival + 1),
                    new Platform(Integer.toString(1 + (line + i) % 12))));
        }
        var name = Integer.toString(10_000 + number);
        return new PlannedJourney(new JourneyId(NETWORK, name, date), new TrainNumber(name), "L" + line,
                calls.getLast().stopName(), ZONE, calls);
    }

    /** Stops of a line lie side by side; the trunk's two are shared by all that pass it. */
    private static int station(int line, int place) {
        if (line < TRUNK_LINES && (place == TRUNK_CALL || place == TRUNK_CALL + 1)) {
            return place - TRUNK_CALL;
        }
        return 2 + (line * 10 + place * 7) % (STATIONS - 2);
    }

    private static Instant at(ServiceDate date, int minuteOfDay) {
        return date.at(0, 0, ZONE).plus(Duration.ofMinutes(minuteOfDay));
    }
}
