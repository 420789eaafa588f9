package io.ansage.command.feed;

import io.ansage.command.api.RejectedInput;
import io.ansage.domain.message.FeedAlert;
import io.ansage.domain.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one message of a feed came to.
 *
 * @param observations what it says, in its own order
 * @param rejected     what of it could not be read; its neighbours were
 * @param tolerated    what was read past because it is unknown to us, counted by name
 * @param complete     whether the message was read to its end
 * @param alerts       what it says of stations, lines and networks; absent unless it is all that the feed has to say
 */
public record Translation(List<Observation> observations, List<RejectedInput> rejected, Map<String, Integer> tolerated,
        boolean complete, @Nullable List<FeedAlert> alerts) {

    public Translation {
        observations = List.copyOf(observations);
        rejected = List.copyOf(rejected);
        tolerated = Map.copyOf(tolerated);
        alerts = alerts == null ? null : List.copyOf(alerts);
    }

    /** Whether it was read to its end and says nothing at all: an empty list ends no journey. */
    public boolean isEmpty() {
        return complete && observations.isEmpty() && rejected.isEmpty()
                && (alerts == null || alerts.isEmpty());
    }

    /** Collects a translation while a message is read. */
    public static final class Builder {

        private final List<Observation> observations = new ArrayList<>();
        private final List<RejectedInput> rejected = new ArrayList<>();
        private final Map<String, Integer> tolerated = new TreeMap<>();
        private final List<FeedAlert> alerts = new ArrayList<>();
        private boolean complete = true;
        private boolean everyAlert;

        public void add(Observation observation) {
            observations.add(observation);
        }

        public void add(FeedAlert alert) {
            alerts.add(alert);
        }

        /** The message holds every alert the feed has, so that those it does not hold are over. */
        public void holdsEveryAlert() {
            everyAlert = true;
        }

        public void reject(RejectedInput input) {
            rejected.add(input);
        }

        public void tolerate(String what) {
            tolerated.merge(what, 1, Integer::sum);
        }

        /** The message as a whole could not be read on from here. */
        public void breakOff(RejectedInput input) {
            complete = false;
            rejected.add(input);
        }

        public Translation build() {
            return new Translation(observations, rejected, tolerated, complete, everyAlert ? alerts : null);
        }
    }
}
