package io.ansage.web.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets by key, in bounded memory: who was not seen longest is forgotten first, and starts with a full bucket. */
final class TokenBuckets {

    private static final int MOST_KEYS = 50_000;

    private final double perSecond;
    private final int burst;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    TokenBuckets(double perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** Takes one token; returns 0 if there was one, else the whole seconds until there is one. */
    synchronized long take(String key, Instant now) {
        var before = buckets.getOrDefault(key, new Bucket(burst, now));
        var elapsed = Math.max(0, Duration.between(before.at, now).toMillis() / 1000.0);
        var tokens = Math.min(burst, before.tokens + elapsed * perSecond);
        boolean taken = tokens >= 1;
        buckets.put(key, new Bucket(taken ? tokens - 1 : tokens, now));
        return taken ? 0 : Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
    }

    private record Bucket(double tokens, Instant at) {}
}
