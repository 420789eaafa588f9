package io.ansage.domain.message;

/** How much a situation weighs, and whom it concerns. */
public enum Severity {
    /** Good to know; told without a sound. */
    INFO,
    /** Trains run, but not as planned. */
    DISRUPTION,
    /** No trains run there. */
    CLOSURE,
    /** Lifts and step-free ways; told only to passengers who asked for it. */
    ACCESSIBILITY;

    /** Whether it may make a sound. */
    public boolean interrupts() {
        return this != INFO;
    }

    /** Whether those who watch a line are told again, unchanged, while it lasts. */
    public boolean repeats() {
        return this == DISRUPTION || this == CLOSURE;
    }
}
