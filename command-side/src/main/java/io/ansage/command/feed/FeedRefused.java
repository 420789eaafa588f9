package io.ansage.command.feed;

import io.ansage.domain.observation.QuarantineReason;

/** Input, or one record of it, that is not read any further; the message names the field, its value and the remedy. */
public final class FeedRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final QuarantineReason reason;

    public FeedRefused(QuarantineReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public static FeedRefused malformed(String detail) {
        return new FeedRefused(QuarantineReason.MALFORMED, detail);
    }

    public static FeedRefused tooLarge(String detail) {
        return new FeedRefused(QuarantineReason.TOO_LARGE, detail);
    }

    public static FeedRefused hostile(String detail) {
        return new FeedRefused(QuarantineReason.HOSTILE, detail);
    }

    public QuarantineReason reason() {
        return reason;
    }

    /** What is wrong, in words. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
