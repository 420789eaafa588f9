package io.ansage.domain.notice;

/** Why a passenger is told something. The ledger, the metrics, the logs and the support screens show these names. */
public enum NoticeReason {
    /** First news of a delay worth telling. */
    FIRST_DELAY(4),
    /** Later than the range told. */
    WORSE(4),
    /** Comes or departs earlier than the range told. */
    BETTER(5),
    /** On time again, after a delay was told. */
    ON_TIME_AGAIN(5),
    /** Departs before its planned time. */
    EARLY(6),
    /** Arrives well before its planned time; nobody aboard misses anything by that. */
    ARRIVES_EARLY(4),
    /** The journey does not run. */
    CANCELLED(10),
    /** It does not call where the passenger boards. */
    BOARDING_CANCELLED(9),
    /** It does not call where the passenger alights. */
    ALIGHTING_CANCELLED(9),
    /** It runs after all, having been told cancelled. */
    RUNS_AGAIN(10),
    /** It calls after all where it was told not to. */
    CALLS_AGAIN(9),
    /** There is little time left to change to the next train. */
    CONNECTION_AT_RISK(7),
    /** The next train cannot be reached. */
    CONNECTION_BROKEN(8),
    /** The next train waits. */
    CONNECTION_HELD(8),
    /** The next train can be reached after all, having been told at risk or missed. */
    CONNECTION_RESCUED(8),
    /** It departs from another platform. */
    PLATFORM(3),
    /** An operator has something to say. */
    OPERATOR_MESSAGE(2),
    /** The train departs as soon as they asked to be reminded of it. */
    REMINDER(1),
    /** The rides of a day in one message. */
    DIGEST(1),
    /** The number moved inside what was told: replaced in place, silently. */
    NUMBER_MOVED(0);

    private final int weight;

    NoticeReason(int weight) {
        this.weight = weight;
    }

    /**
     * Of two reasons of one class the weightier makes the headline: cancelled, skipped, connection, earlier, later,
     * platform, information. (Kirin orders the effects it reports in the same way.)
     */
    int weight() {
        return weight;
    }

    /** Whether it is of no use to anyone any more once their train has left the boarding call. */
    public boolean endsWithBoarding() {
        return switch (this) {
            case EARLY, CANCELLED, BOARDING_CANCELLED, RUNS_AGAIN, PLATFORM, REMINDER -> true;
            case FIRST_DELAY, WORSE, BETTER, ON_TIME_AGAIN, ARRIVES_EARLY, ALIGHTING_CANCELLED, CALLS_AGAIN,
                    OPERATOR_MESSAGE,
                    NUMBER_MOVED, DIGEST, CONNECTION_AT_RISK, CONNECTION_BROKEN, CONNECTION_HELD, CONNECTION_RESCUED ->
                    false;
        };
    }

    /** Whether it is about the change from one train to the next. */
    public boolean aboutConnection() {
        return switch (this) {
            case CONNECTION_AT_RISK, CONNECTION_BROKEN, CONNECTION_HELD, CONNECTION_RESCUED -> true;
            case FIRST_DELAY, WORSE, BETTER, ON_TIME_AGAIN, EARLY, ARRIVES_EARLY, CANCELLED, BOARDING_CANCELLED,
                    ALIGHTING_CANCELLED,
                    RUNS_AGAIN, CALLS_AGAIN, PLATFORM, OPERATOR_MESSAGE, NUMBER_MOVED, REMINDER, DIGEST ->
                    false;
        };
    }
}
