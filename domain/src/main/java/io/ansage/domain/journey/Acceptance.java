package io.ansage.domain.journey;

/** Why a report was accepted as a fact. */
public enum Acceptance {
    /** First news of this fact. */
    FIRST_REPORT,
    /** Newer news of an equal or better source, and passengers can see the difference. */
    VISIBLE_CHANGE,
    /** A better source overrules what a lesser one said. */
    BETTER_SOURCE,
    /** What a better source said has expired. */
    BETTER_SOURCE_EXPIRED,
    /** An operator decided it. */
    OPERATOR_DECISION,
    /** The timetable says so. */
    TIMETABLE,
    /** It came after the journey was over: the history is corrected, nobody is disturbed. */
    LATE_CORRECTION
}
