package io.ansage.push;

import io.ansage.domain.channel.CollapseKey;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.PushMessage;
import java.time.Instant;
import java.util.Map;

/** Messages to send in tests. */
public final class Messages {

    public static final String TOKEN = "phone:test-0001";
    public static final Instant NOW = Instant.parse("2025-10-03T06:00:00Z");

    private Messages() {}

    public static PushMessage to(String token, long version) {
        return new PushMessage("n-" + token + "-" + version, new DeviceAddress(token), new CollapseKey("trip-1"),
                version, "A906: 12 minutes late", "Sligo → Dublin Connolly: was on time, now 12 min late.", "en", false,
                false, NOW.plusSeconds(3600), 3600, Map.of("journey", "A906"));
    }

    public static PushMessage to(String token) {
        return to(token, 1);
    }

    public static PushMessage silent(PushMessage m) {
        return new PushMessage(m.notificationId(), m.address(), m.collapseKey(), m.version(), m.title(), m.body(),
                m.language(), true, m.urgent(), m.expiresAt(), m.timeToLiveSeconds(), m.data());
    }

    public static PushMessage urgent(PushMessage m) {
        return new PushMessage(m.notificationId(), m.address(), m.collapseKey(), m.version(), m.title(), m.body(),
                m.language(), m.silent(), true, m.expiresAt(), m.timeToLiveSeconds(), m.data());
    }

    public static PushMessage texts(PushMessage m, String title, String body) {
        return new PushMessage(m.notificationId(), m.address(), m.collapseKey(), m.version(), title, body,
                m.language(), m.silent(), m.urgent(), m.expiresAt(), m.timeToLiveSeconds(), m.data());
    }

    public static PushMessage ttl(PushMessage m, long seconds) {
        return new PushMessage(m.notificationId(), m.address(), m.collapseKey(), m.version(), m.title(), m.body(),
                m.language(), m.silent(), m.urgent(), m.expiresAt(), seconds, m.data());
    }

    public static PushMessage data(PushMessage m, Map<String, String> data) {
        return new PushMessage(m.notificationId(), m.address(), m.collapseKey(), m.version(), m.title(), m.body(),
                m.language(), m.silent(), m.urgent(), m.expiresAt(), m.timeToLiveSeconds(), data);
    }

    public static PushMessage addressed(PushMessage m, DeviceAddress address) {
        return new PushMessage(m.notificationId(), address, m.collapseKey(), m.version(), m.title(), m.body(),
                m.language(), m.silent(), m.urgent(), m.expiresAt(), m.timeToLiveSeconds(), m.data());
    }
}
