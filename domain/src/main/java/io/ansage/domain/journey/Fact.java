package io.ansage.domain.journey;

/** The kinds of facts about a journey that are known, and aged, independently of each other. */
public enum Fact {
    PLAN, TIMES, CAUSE, CANCELLATION, CALLS, PLATFORMS, PROGRESS, MESSAGE, CONNECTIONS
}
