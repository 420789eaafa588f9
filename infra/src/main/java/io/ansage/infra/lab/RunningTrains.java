package io.ansage.infra.lab;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.notice.Foresight.Place;
import io.ansage.domain.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a feed says of running trains, and cleans it: delays of twelve hours and more are errors, and what lies
 * before a gap of more than three hours is of another run. Trains with fewer than two reports are left out.
 */
final class RunningTrains {

    private static final int ABSURD_MINUTES = 720;
    private static final Duration OTHER_RUN = Duration.ofMinutes(180);

    /**
     * What one report says.
     *
     * @param at           when it was known
     * @param delayMinutes minutes late, negative if early
     * @param place        where on its run the train is, where that is told
     */
    record Report(Instant at, int delayMinutes, @Nullable Place place) {

        /** What an observation of the Irish list says. */
        static Report of(Instant at, int delayMinutes, Observation observed) {
            var plan = observed.plan();
            for (var call : observed.calls()) {
                if (plan != null && call.stop() != null && call.phase() != CallPhase.AHEAD) {
                    return new Report(at, delayMinutes, new Place(plan.calls().getLast().stop(), call.stop(),
                            call.phase()));
                }
            }
            return new Report(at, delayMinutes, null);
        }
    }

    private record Key(String date, String code) {}

    private final Map<Key, List<Report>> trains = new HashMap<>();

    void add(String date, String code, Report report) {
        if (Math.abs(report.delayMinutes()) < ABSURD_MINUTES) {
            trains.computeIfAbsent(new Key(date, code), _ -> new ArrayList<>()).add(report);
        }
    }

    /** The trains by service date and code. */
    List<TrainDay> days() {
        return trains.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Key::date).thenComparing(Key::code)))
                .map(e -> Map.entry(e.getKey(), lastRun(e.getValue())))
                .filter(e -> e.getValue().size() > 1)
                .map(e -> new TrainDay(e.getKey().date(), e.getKey().code(), ReportedRun.ZONE,
                        ReportedRun.moments(e.getKey().date(), e.getKey().code(), e.getValue())))
                .toList();
    }

    private static List<Report> lastRun(List<Report> reports) {
        int start = 0;
        for (int i = 1; i < reports.size(); i++) {
            if (Duration.between(reports.get(i - 1).at(), reports.get(i).at()).compareTo(OTHER_RUN) > 0) {
                start = i;
            }
        }
        return reports.subList(start, reports.size());
    }
}
