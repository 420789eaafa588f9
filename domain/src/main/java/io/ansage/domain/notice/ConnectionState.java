package io.ansage.domain.notice;

/** How it stands with the change from one train to the next. */
public enum ConnectionState {
    /** There is time enough, or nothing is known that speaks against it. */
    FINE,
    /** Less time than is comfortable. */
    AT_RISK,
    /** Less time than it takes to change. */
    BROKEN,
    /** The next train waits, by an operator's decision. */
    HELD
}
