package io.ansage.push.webpush;

import com.interaso.webpush.WebPush;
import io.ansage.domain.channel.CollapseKey;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.channel.WebPushAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes a message as a request: encrypted for one browser, signed as ours, with how long and how urgently. */
final class WebPushRequests {

    /** The longest time push services keep a message. */
    private static final int LONGEST_TTL_SECONDS = 28 * 24 * 3600;
    private static final String TOPIC = "[A-Za-z0-9_-]{1,32}";
    private static final int TOPIC_BYTES = 24;
    private static final Duration SIGNED_FOR = Duration.ofHours(12);
    private static final Duration USED_FOR = Duration.ofHours(6);
    /** There are few push services; should there ever be many, signing anew is the lesser evil. */
    private static final int TOKENS = 1_000;

    private record Token(String text, Instant freshUntil) {}

    private final WebPush webPush;
    private final InstantSource machineTime;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    WebPushRequests(String subject, VapidKeys keys, InstantSource machineTime) {
        this.webPush = new WebPush(subject, keys.keys());
        this.machineTime = machineTime;
    }

    byte[] body(WebPushAddress to, byte[] payload) {
        return webPush.getBody(payload, to.p256dhBytes(), to.authBytes());
    }

    Map<String, String> headers(WebPushAddress to, PushMessage message) {
        int ttl = (int) Math.clamp(message.timeToLiveSeconds(), 0, LONGEST_TTL_SECONDS);
        return webPush.getHeadersWithToken(token(webPush.getAudience(to.endpoint().toString())), ttl,
                topic(message.collapseKey()), urgency(message));
    }

    /** One signature serves a push service for hours: the browser is not in it. */
    private String token(String audience) {
        var now = machineTime.instant();
        var known = tokens.get(audience);
        if (known != null && now.isBefore(known.freshUntil())) {
            return known.text();
        }
        var made = new Token(webPush.getToken(audience, (int) SIGNED_FOR.toSeconds()), now.plus(USED_FOR));
        if (tokens.size() >= TOKENS) {
            tokens.clear();
        }
        tokens.put(audience, made);
        return made.text();
    }

    private static WebPush.Urgency urgency(PushMessage message) {
        return message.urgent()
                ? WebPush.Urgency.High
                : message.silent() ? WebPush.Urgency.Low : WebPush.Urgency.Normal;
    }

    /** A collapse key may be longer and have other characters than a topic. */
    static String topic(CollapseKey key) {
        if (key.value().matches(TOPIC)) {
            return key.value();
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
