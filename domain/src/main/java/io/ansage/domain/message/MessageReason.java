package io.ansage.domain.message;

/** Why a passenger is told a message. The ledger, the metrics, the logs and the support screens show these names. */
public enum MessageReason {
    /** For the first time. */
    SITUATION,
    /** It says something else now. */
    SITUATION_REVISED,
    /** Once more, unchanged: planned work is near, or a disruption of a line lasts. */
    SITUATION_REMINDER,
    /** It no longer applies, to one who was told. */
    SITUATION_OVER,
    /** A draft, sent to those named to try it. */
    SITUATION_TEST
}
