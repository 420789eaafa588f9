package io.ansage.command.api;

import io.ansage.domain.observation.Observation;
import java.util.List;

/** Where feed adapters hand in what they have read. */
public interface ObservationIntake {

    /**
     * Accepts observations. On return each of them is safe: on the topic of observations under the key of its journey,
     * or in quarantine because no journey matches.
     *
     * @throws IllegalStateException if they could not be made safe; nothing is lost if the caller tries again
     */
    void accept(List<Observation> observations);

    /** Sets aside input that could not even be turned into an observation. Counted as received and quarantined. */
    void quarantine(RejectedInput input);
}
