package io.ansage.infra.feed;

import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.RejectedInput;
import io.ansage.domain.observation.Observation;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is handed in; refuses as often as told before. */
final class RecordingIntake implements ObservationIntake {

    final List<Observation> observations = new ArrayList<>();
    final List<RejectedInput> rejected = new ArrayList<>();
    int refusals;

    @Override
    public void accept(List<Observation> handedIn) {
        if (refusals-- > 0) {
            throw new IllegalStateException("not now");
        }
        observations.addAll(handedIn);
    }

    @Override
    public void quarantine(RejectedInput input) {
        rejected.add(input);
    }
}
