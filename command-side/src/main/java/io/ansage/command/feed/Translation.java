package io.ansage.command.feed;

import io.ansage.command.api.RejectedInput;
import io.ansage.domain.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one message of a feed came to.
 *
 * @param observations what it says, in its own order
 * @param rejected     what of it could not be read; its neighbours were
 * @param tolerated    what was read past because it is unknown to us, counted by name
 * @param complete     whether the message was read to its end
 */
public record Translation(List<Observation> observations, List<RejectedInput> rejected, Map<String, Integer> tolerated,
        boolean complete) {

    public Translation {
        observations = List.copyOf(observations);
        rejected = List.copyOf(rejected);
        tolerated = Map.copyOf(tolerated);
    }

    /** Whether it was read to its end and says nothing at all: an empty list ends no journey. */
    public boolean isEmpty() {
        return complete && observations.isEmpty() && rejected.isEmpty();
    }

    /** Collects a translation while a message is read. */
    public static final class Builder {

        private final List<Observation> observations = new ArrayList<>();
        private final List<RejectedInput> rejected = new ArrayList<>();
        private final Map<String, Integer> tolerated = new TreeMap<>();
        private boolean complete = true;

        public void add(Observation observation) {
            observations.add(observation);
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
            return new Translation(observations, rejected, tolerated, complete);
        }
    }
}
