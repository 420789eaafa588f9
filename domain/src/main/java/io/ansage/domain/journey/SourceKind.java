package io.ansage.domain.journey;

/** Kinds of sources, the weakest word first: an operator's decision overrules real time, which overrules batch files. */
public enum SourceKind {
    TIMETABLE, BATCH, REALTIME, OPERATOR;

    public boolean overrules(SourceKind other) {
        return compareTo(other) > 0;
    }
}
