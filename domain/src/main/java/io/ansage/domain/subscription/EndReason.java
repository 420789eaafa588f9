package io.ansage.domain.subscription;

/** What ended a subscription: whoever had it, or that nothing of what it meant lies ahead any more. */
public enum EndReason {
    BY_OWNER, EXPIRED
}
