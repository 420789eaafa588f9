package io.ansage.web.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Remembers, for a day, which requests were carried out under which {@code Idempotency-Key}. */
public interface IdempotencyStore {

    /**
     * Claims a key, or says what became of it before. A claim that was neither completed nor abandoned within a minute
     * (its process died) is given anew.
     *
     * @param fingerprint what was asked: equal for equal requests
     * @param now         machine time
     */
    Claim claim(String owner, String key, String fingerprint, Instant now);

    /** Remembers the response. */
    void complete(String owner, String key, Response response);

    /** Forgets the claim: the request was refused and may be repeated. */
    void abandon(String owner, String key);

    /** What became of a claim. */
    sealed interface Claim {

        /** First time: carry it out. */
        record Fresh() implements Claim {}

        /** Carried out before: answer the same. */
        record Done(Response response) implements Claim {}

        /** Being carried out right now. */
        record Running() implements Claim {}

        /** The key was used for something else. */
        record OtherRequest() implements Claim {}
    }

    /** A response as it was given; {@code body} is JSON. */
    record Response(int status, @Nullable String location, String body) {}
}
