package io.ansage.domain.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;

/**
 * A browser's push subscription, as {@code PushSubscription.toJSON()} tells it. All of it is secret: whoever knows the
 * endpoint can wake the browser.
 *
 * @param endpoint where its push service takes messages for it
 * @param p256dh   the browser's public key, uncompressed P-256 point in base64url
 * @param auth     secret shared with the browser, 16 bytes in base64url
 */
public record WebPushAddress(URI endpoint, String p256dh, String auth) {

    private static final int POINT_BYTES = 65;
    private static final int AUTH_BYTES = 16;
    private static final int UNCOMPRESSED = 4;

    public WebPushAddress {
        if (!endpoint.isAbsolute() || endpoint.getHost() == null || endpoint.getRawUserInfo() != null
                || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException("endpoint: must be an absolute URL with a host");
        }
        p256dh = key("p256dh", p256dh, POINT_BYTES);
        auth = key("auth", auth, AUTH_BYTES);
        if (bytes(p256dh)[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("p256dh: must be an uncompressed point");
        }
    }

    /**
     * From its three parts as they were sent.
     *
     * @throws IllegalArgumentException naming the part that is wrong, without repeating it
     */
    public static WebPushAddress of(String endpoint, String p256dh, String auth) {
        try {
            return new WebPushAddress(new URI(endpoint), p256dh, auth);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("endpoint: is no URL");
        }
    }

    /**
     * Reads what {@link #address()} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static WebPushAddress read(DeviceAddress address) {
        var parts = address.token().split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("address: is no push subscription");
        }
        return of(parts[0], parts[1], parts[2]);
    }

    /** As it is kept: the three parts in one line. */
    public DeviceAddress address() {
        return new DeviceAddress(endpoint + " " + p256dh + " " + auth);
    }

    public byte[] p256dhBytes() {
        return bytes(p256dh);
    }

    public byte[] authBytes() {
        return bytes(auth);
    }

    private static String key(String name, String text, int length) {
        var bare = text.replaceAll("=+$", "");
        int decoded;
        try {
            decoded = bytes(bare).length;
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(name + ": must be base64url");
        }
        if (decoded != length) {
            throw new IllegalArgumentException(name + ": must have " + length + " bytes, has " + decoded);
        }
        return bare;
    }

    private static byte[] bytes(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }

    @Override
    public String toString() {
        return "WebPushAddress[secret]";
    }
}
