package io.ansage.push.firebase;

import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import io.ansage.domain.channel.PushMessage;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Writes a message in the words of FCM: one that replaces the earlier banner of its trip, disturbs only as much as it
 * should, and is thrown away by the provider once it is of no use.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages">FCM v1 messages</a>
 */
final class FirebaseMessages {

    /** The longest time FCM keeps a message. */
    static final Duration LONGEST_TTL = Duration.ofDays(28);

    private final InstantSource machineTime;

    FirebaseMessages(InstantSource machineTime) {
        this.machineTime = machineTime;
    }

    Message of(PushMessage message) {
        var ttl = Math.clamp(message.timeToLiveSeconds(), 0, LONGEST_TTL.toSeconds());
        return Message.builder()
                .setToken(message.address().token())
                .setNotification(
                        Notification.builder().setTitle(message.title()).setBody(message.body()).build())
                .putAllData(message.data())
                .putData("version", Long.toString(message.version()))
                .putData("notificationId", message.notificationId())
                .putData("language", message.language())
                .putData("silent", Boolean.toString(message.silent()))
                .setAndroidConfig(android(message, ttl))
                .setApnsConfig(apns(message, ttl))
                .build();
    }

    private static AndroidConfig android(PushMessage message, long ttl) {
        // On Android sound and buzz belong to the app's notification channel: one that is quiet, and two that are not.
        var channel = message.silent() ? "quiet" : message.urgent() ? "urgent" : "notices";
        return AndroidConfig.builder()
                .setCollapseKey(message.collapseKey().value())
                .setTtl(ttl * 1000)
                .setPriority(message.urgent() ? AndroidConfig.Priority.HIGH : AndroidConfig.Priority.NORMAL)
                .setNotification(AndroidNotification.builder()
                        .setTag(message.collapseKey().value())
                        .setChannelId(channel)
                        .setDefaultSound(!message.silent())
                        .setDefaultVibrateTimings(!message.silent())
                        .build())
                .build();
    }

    private ApnsConfig apns(PushMessage message, long ttl) {
        var aps = Aps.builder().setThreadId(message.collapseKey().value());
        if (message.silent()) {
            aps.putCustomData("interruption-level", "passive");
        } else {
            aps.setSound("default").putCustomData("interruption-level", message.urgent() ? "time-sensitive" : "active");
        }
        return ApnsConfig.builder()
                .putHeader("apns-collapse-id", message.collapseKey().value())
                .putHeader("apns-expiration", Long.toString(machineTime.instant().getEpochSecond() + ttl))
                .putHeader("apns-priority", message.silent() ? "5" : "10")
                .setAps(aps.build())
                .build();
    }
}
