package io.ansage.infra.lab;

import io.ansage.domain.notice.Foresight;
import java.util.List;

/** A recorded day: its trains by service date and code. */
record Trace(String name, List<TrainDay> trains) {

    Trace {
        trains = List.copyOf(trains);
    }

    Trace seenWith(Foresight foresight) {
        return new Trace(name, trains.stream().map(t -> t.seenWith(foresight)).toList());
    }
}
