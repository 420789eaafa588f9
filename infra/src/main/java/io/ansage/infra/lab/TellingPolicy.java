package io.ansage.infra.lab;

import java.util.List;

/** A rule by which the passenger who rides a train end to end is told how late it is. */
interface TellingPolicy {

    String name();

    /** In one line, for reports. */
    String rule();

    /** Everything told on this train's day, in order. */
    List<Told> play(TrainDay day);
}
