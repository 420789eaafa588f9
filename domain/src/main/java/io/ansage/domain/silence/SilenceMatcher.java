package io.ansage.domain.silence;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.subscription.Leg;

/** One condition of a silence; the value is compared as it is, without patterns. */
public record SilenceMatcher(Kind kind, String value) {

    /** What is compared. */
    public enum Kind {
        /** Name of the network. */
        NETWORK,
        /** Name of the line. */
        LINE,
        /** Id of the journey. */
        JOURNEY,
        /** Id of a stop where the passenger boards or alights. */
        STOP,
        /** Name of the {@link NoticeReason}. */
        REASON
    }

    public SilenceMatcher {
        if (value.isBlank()) {
            throw new IllegalArgumentException("matchers: " + kind + " has no value");
        }
        if (kind == Kind.REASON) {
            NoticeReason.valueOf(value);
        }
    }

    boolean matches(JourneyOutlook journey, Leg leg, NoticeReason reason) {
        return switch (kind) {
            case NETWORK -> journey.id().network().equals(value);
            case LINE -> value.equals(journey.line());
            case JOURNEY -> journey.id().toString().equals(value);
            case STOP -> calls(journey, leg.boarding()) || calls(journey, leg.alighting());
            case REASON -> reason.name().equals(value);
        };
    }

    private boolean calls(JourneyOutlook journey, int order) {
        return journey.findCall(order).filter(c -> c.planned().stop().value().equals(value)).isPresent();
    }
}
