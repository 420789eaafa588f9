package io.ansage.web.http;

import io.ansage.web.problem.Problem;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Three codes an hour to one address, whoever asks: nobody is to be flooded with what they never asked for. */
@Component
public final class CodeRate {

    private static final int AN_HOUR = 3;

    private final TokenBuckets buckets = new TokenBuckets(AN_HOUR / 3600.0, AN_HOUR);
    private final InstantSource machineClock;

    CodeRate(@Qualifier("machineClock") InstantSource machineClock) {
        this.machineClock = machineClock;
    }

    /** Refuses what is too much. */
    public void take(String address) {
        var wait = buckets.take(Digests.sha256(address), machineClock.instant());
        if (wait > 0) {
            throw Problem.tooMany("Codes were sent to this address a short time ago.", wait);
        }
    }
}
