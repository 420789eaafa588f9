package io.ansage.domain.notice;

/** Why a passenger is not told, or not yet, something. */
public enum SilenceReason {
    /** What they were told covers what is true. */
    COVERED,
    /** The delay is smaller than they asked to hear of. */
    BELOW_THRESHOLD,
    /** The number moved too little to be worth replacing. */
    BELOW_STEP,
    /** It came and went while it settled. */
    FLAP,
    /** Their part of the journey is over. */
    PASSED,
    /** It is too early to tell. */
    OUT_OF_WINDOW,
    /** It concerns calls outside their leg. */
    NOT_MY_SEGMENT,
    /** A bigger fact hides it. */
    INHIBITED,
    /** Staff hold it back for a while. */
    SILENCED,
    /** It is waiting for bad news to settle. */
    SETTLING,
    /** The trip's budget of interruptions is used up. */
    BUDGET,
    /** Nothing is known, and nothing is claimed. */
    UNKNOWN,
    /** What is known is too old to be told as news. */
    STALE_SOURCE,
    /** A newer notice says it better. */
    SUPERSEDED,
    /** The same notice is already on its way. */
    DUPLICATE,
    /** They want quiet now. */
    QUIET_HOURS,
    /** There is no device to tell. */
    NO_DEVICE,
    /** They no longer want to know. */
    UNSUBSCRIBED
}
