package io.ansage.domain.observation;

/** Why an observation, or raw input, was set aside for people to look at. */
public enum QuarantineReason {
    /** No journey matches. */
    UNMATCHED,
    /** Its delay lies beyond what a train can have, as after a midnight error of the source. */
    IMPLAUSIBLE_DELAY,
    /** It claims to have been observed in the future. */
    FROM_THE_FUTURE,
    /** It names a stop the journey does not call at. */
    UNKNOWN_STOP,
    /** Its times do not rise along the journey. */
    IMPOSSIBLE_TIMES,
    /** It could not be read. */
    MALFORMED,
    /** It is larger than input may be. */
    TOO_LARGE,
    /** It could be read, but tries something no honest feed does. */
    HOSTILE,
    /** The journey refused it. */
    REFUSED
}
