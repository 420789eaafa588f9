package io.ansage.domain.channel;

import java.time.Instant;
import java.util.Map;

/**
 * One message for one device, as the passenger will read it.
 *
 * @param notificationId stable id of this state for this passenger: equal on every retry, so that a repeat is invisible
 * @param address        the device
 * @param collapseKey    messages with the same key replace each other on the device
 * @param version        rises with each message of a trip; the device drops what is older than what it shows
 * @param title          at most 48 characters
 * @param body           at most 120 characters
 * @param language       language of the text
 * @param silent         replace in place without sound or buzz
 * @param urgent         deliver at once, also to a dozing device
 * @param expiresAt      when it stops being useful, in passenger time
 * @param timeToLiveSeconds seconds from now until it stops being useful; what a provider is told
 * @param data           further facts for the app, without secrets: {@code subscriptionId}, {@code journeyId} or
 *                       {@code messageId}, {@code revision}, {@code asOf}, {@code reason}, {@code class}
 */
public record PushMessage(String notificationId, DeviceAddress address, CollapseKey collapseKey, long version,
        String title, String body, String language, boolean silent, boolean urgent, Instant expiresAt,
        long timeToLiveSeconds, Map<String, String> data) {

    public PushMessage {
        data = Map.copyOf(data);
    }
}
