package io.ansage.push.standin;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it reached the stand-in, checked.
 *
 * @param project     project it was sent for
 * @param token       the phone
 * @param title       title of the banner
 * @param body        text of the banner
 * @param data        facts for the app
 * @param collapseKey Android collapse key: of those waiting for a phone only the last is kept
 * @param tag         Android tag: of those shown only the last is kept
 * @param highPriority to be delivered also to a dozing phone
 * @param channelId   Android notification channel
 * @param ttl         how long it may wait for the phone
 * @param apnsHeaders headers for Apple's service
 * @param interruptionLevel Apple's interruption level
 * @param sound       Apple's sound, absent if none is played
 */
public record FcmRequest(String project, String token, String title, String body, Map<String, String> data,
        @Nullable String collapseKey, @Nullable String tag, boolean highPriority, @Nullable String channelId,
        Duration ttl, Map<String, String> apnsHeaders, @Nullable String interruptionLevel, @Nullable String sound) {

    public FcmRequest {
        data = Map.copyOf(data);
        apnsHeaders = Map.copyOf(apnsHeaders);
    }

    /** Version that the sender counts up; 0 if it counts none. */
    public long version() {
        var version = data.get("version");
        return version != null && version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
    }

    /** Stable id that a repeat carries too; empty if the sender gives none. */
    public String notificationId() {
        return data.getOrDefault("notificationId", "");
    }

    /** Whether it is to replace without sound or buzz. */
    public boolean silent() {
        return "true".equals(data.get("silent"));
    }
}
