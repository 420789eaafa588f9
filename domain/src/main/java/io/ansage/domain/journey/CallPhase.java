package io.ansage.domain.journey;

/** How far a train has come at a call. */
public enum CallPhase {
    AHEAD, ARRIVED, DEPARTED
}
