package io.ansage.bench.push;

import io.ansage.push.standin.FcmStandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Nothing but requests and answers: the JDK's client, a thousand in flight, no ledger and no library. */
final class BareClient implements AutoCloseable {

    private static final int IN_FLIGHT = 1_000;
    private static final String MESSAGE = """
            {"message":{"token":"%s","notification":{"title":"RE 4711: about 10 to 15 minutes late","body":"Departs \
            Stop 3 about 08:12 instead of 08:00; arrives Stop 9 about 09:10."},"data":{"version":"1"}}}""";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;

    BareClient(URI standIn) {
        target = standIn.resolve("/v1/projects/bench/messages:send");
    }

    /** Sends until time is up; answers how many got an answer. */
    long send(List<String> tokens, long untilNanos) throws InterruptedException {
        var permits = new Semaphore(IN_FLIGHT);
        var answered = new AtomicLong();
        for (int i = 0; System.nanoTime() < untilNanos; i++) {
            permits.acquire();
            client.sendAsync(request(tokens.get(i % tokens.size())), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, _) -> {
                        if (answer != null) {
                            answered.incrementAndGet();
                        }
                        permits.release();
                    });
        }
        permits.acquire(IN_FLIGHT);
        return answered.get();
    }

    private HttpRequest request(String token) {
        return HttpRequest.newBuilder(target)
                .header("Authorization", "Bearer " + FcmStandIn.ACCESS_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(MESSAGE.formatted(token)))
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
