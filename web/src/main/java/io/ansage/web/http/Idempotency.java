package io.ansage.web.http;

import io.ansage.web.problem.Problem;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Carries a request out once however often it is sent with the same {@code Idempotency-Key}; modelled on the expired
 * draft of the IETF working group HTTPAPI.
 */
@Component
public final class Idempotency {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyStore store;
    private final InstantSource machineClock;

    Idempotency(IdempotencyStore store, @Qualifier("machineClock") InstantSource machineClock) {
        this.store = store;
        this.machineClock = machineClock;
    }

    /**
     * Does the work, or answers as it was answered before.
     *
     * @param owner   whose key it is: keys of different callers never meet
     * @param key     as sent; without one the work is simply done
     * @param request what is asked, comparable as JSON
     */
    public <T> ResponseEntity<T> once(String owner, @Nullable String key, String route, Object request, Class<T> type,
            Supplier<ResponseEntity<T>> work) {
        if (key == null) {
            return work.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid("Idempotency-Key", "The key must have 1 to 255 printable ASCII characters.",
                    "Use a UUID.");
        }
        var fingerprint = Digests.sha256(route + '\n' + StrictJson.MAPPER.writeValueAsString(request));
        return switch (store.claim(owner, key, fingerprint, machineClock.instant())) {
            case IdempotencyStore.Claim.Fresh _ -> doAndRemember(owner, key, work);
            case IdempotencyStore.Claim.Done(var response) -> replay(response, type);
            case IdempotencyStore.Claim.Running _ -> throw Problem.conflict("Idempotency-Key",
                    "The same request is being carried out right now.", "Wait a moment and send it again.");
            case IdempotencyStore.Claim.OtherRequest _ -> throw Problem.unprocessable("Idempotency-Key",
                    "This key was used for another request.", "Use a new key for a new request.");
        };
    }

    private <T> ResponseEntity<T> doAndRemember(String owner, String key, Supplier<ResponseEntity<T>> work) {
        boolean done = false;
        try {
            var response = work.get();
            var location = response.getHeaders().getLocation();
            store.complete(owner, key, new IdempotencyStore.Response(response.getStatusCode().value(),
                    location == null ? null : location.toString(),
                    StrictJson.MAPPER.writeValueAsString(response.getBody())));
            done = true;
            return response;
        } finally {
            if (!done) {
                store.abandon(owner, key);
            }
        }
    }

    private static <T> ResponseEntity<T> replay(IdempotencyStore.Response response, Class<T> type) {
        var answer = ResponseEntity.status(response.status()).header("Idempotency-Replayed", "true");
        if (response.location() != null) {
            answer.location(URI.create(response.location()));
        }
        return answer.body(StrictJson.MAPPER.readValue(response.body(), type));
    }
}
