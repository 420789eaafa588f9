package io.ansage.web.stream;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.web.journey.JourneyView;

/** Lets a micro-benchmark write what a stream writes. */
public final class StreamBytes {

    private StreamBytes() {}

    /** One revision of a journey, as all its readers get it. */
    public static byte[] of(JourneyOutlook outlook, long position) {
        return new Change(outlook.id(), position, "journey", JourneyView.of(outlook)).bytes();
    }
}
