package io.ansage.domain.observation;

/** Why an observation made no event: no passenger could see a difference, or better is known. */
public enum SuppressionReason {
    /** It says what is known already. */
    NO_VISIBLE_CHANGE,
    /** The same source has said something newer. */
    OLDER_THAN_KNOWN,
    /** A better source has spoken. */
    BETTER_SOURCE_HOLDS,
    /** A running train long before its departure: left over from an earlier run of the same number. */
    STALE_BLOCK,
    /** The journey is over, and nothing new is said about it. */
    AFTER_COMPLETION
}
