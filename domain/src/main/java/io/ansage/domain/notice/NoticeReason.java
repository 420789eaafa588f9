package io.ansage.domain.notice;

/** Why a passenger is told something. The ledger, the metrics, the logs and the support screens show these names. */
public enum NoticeReason {
    /** First news of a delay worth telling. */
    FIRST_DELAY,
    /** Later than the range told. */
    WORSE,
    /** Comes or departs earlier than the range told. */
    BETTER,
    /** On time again, after a delay was told. */
    ON_TIME_AGAIN,
    /** Departs before its planned time. */
    EARLY,
    /** The journey does not run. */
    CANCELLED,
    /** It does not call where the passenger boards. */
    BOARDING_CANCELLED,
    /** It does not call where the passenger alights. */
    ALIGHTING_CANCELLED,
    /** It runs after all, having been told cancelled. */
    RUNS_AGAIN,
    /** It calls after all where it was told not to. */
    CALLS_AGAIN,
    /** It departs from another platform. */
    PLATFORM,
    /** An operator has something to say. */
    OPERATOR_MESSAGE,
    /** The number moved inside what was told: replaced in place, silently. */
    NUMBER_MOVED;

    /** Whether it is of no use to anyone any more once their train has left the boarding call. */
    public boolean endsWithBoarding() {
        return switch (this) {
            case EARLY, CANCELLED, BOARDING_CANCELLED, RUNS_AGAIN, PLATFORM -> true;
            case FIRST_DELAY, WORSE, BETTER, ON_TIME_AGAIN, ALIGHTING_CANCELLED, CALLS_AGAIN, OPERATOR_MESSAGE,
                    NUMBER_MOVED ->
                    false;
        };
    }
}
