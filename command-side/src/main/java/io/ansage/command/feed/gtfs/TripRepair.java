package io.ansage.command.feed.gtfs;

import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.gtfs.GtfsTrip.Call;
import io.ansage.domain.observation.QuarantineReason;
import java.util.ArrayList;
import java.util.List;

/** Makes the times of a trip rise, or refuses it: timetables have typing errors, trains do not run backwards. */
public final class TripRepair {

    private static final int DAY = 24 * 3600;
    private static final int SMALL_ERROR = 30 * 60;

    private TripRepair() {}

    /**
     * The calls with rising times: a time just after midnight that was written as 00:10 becomes 24:10, a small step
     * back is evened out, missing times between two known ones are spread evenly.
     *
     * @param calls in order of their sequence
     * @throws FeedRefused naming the stop_sequence, if they cannot be mended
     */
    public static List<Call> rising(String trip, List<Call> calls) {
        if (calls.size() < 2) {
            throw FeedRefused.malformed("stop_times of trip " + trip + ": fewer than two");
        }
        var result = new ArrayList<Call>(calls.size());
        int last = -1;
        for (int i = 0; i < calls.size(); i++) {
            var call = calls.get(i);
            if (i > 0 && call.order() <= calls.get(i - 1).order()) {
                throw FeedRefused.malformed(
                        "stop_sequence of trip " + trip + ": " + call.order() + " occurs more than once");
            }
            int arrival = notBefore(last, call.arrival() < 0 ? call.departure() : call.arrival(), trip, call);
            last = Math.max(last, arrival);
            int departure = notBefore(last, call.departure() < 0 ? call.arrival() : call.departure(), trip, call);
            last = Math.max(last, departure);
            result.add(new Call(call.order(), call.stop(), call.stopName(), arrival, departure, call.platform()));
        }
        return interpolated(trip, result);
    }

    private static int notBefore(int last, int time, String trip, Call call) {
        if (time < 0 || time >= last) {
            return time;
        }
        if (last - time <= SMALL_ERROR) {
            return last;
        }
        int nextDay = time + DAY;
        if (nextDay >= last && nextDay - last < DAY / 2) {
            return nextDay;
        }
        throw new FeedRefused(QuarantineReason.IMPOSSIBLE_TIMES, "stop_times of trip " + trip + ": at stop_sequence "
                + call.order() + " the train is earlier than at the stop before");
    }

    private static List<Call> interpolated(String trip, List<Call> calls) {
        if (calls.getFirst().departure() < 0 || calls.getLast().arrival() < 0) {
            throw FeedRefused.malformed("stop_times of trip " + trip + ": has no time at its first or last stop");
        }
        int known = 0;
        for (int i = 1; i < calls.size(); i++) {
            if (calls.get(i).arrival() < 0) {
                continue;
            }
            int from = calls.get(known).departure();
            int span = calls.get(i).arrival() - from;
            for (int gap = known + 1; gap < i; gap++) {
                var call = calls.get(gap);
                int time = from + (int) ((long) span * (gap - known) / (i - known));
                calls.set(gap, new Call(call.order(), call.stop(), call.stopName(), time, time, call.platform()));
            }
            known = i;
        }
        return calls;
    }
}
