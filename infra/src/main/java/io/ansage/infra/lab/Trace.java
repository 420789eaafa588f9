package io.ansage.infra.lab;

import java.util.List;

/** A recorded day: its trains by service date and code. */
record Trace(String name, List<TrainDay> trains) {

    Trace {
        trains = List.copyOf(trains);
    }
}
