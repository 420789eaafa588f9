package io.ansage.domain.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where a passenger's own program takes notices, and the secret by which it knows that they are ours.
 *
 * @param url    where to post
 * @param secret what signs: {@code whsec_} and 32 random bytes in base64, as Standard Webhooks writes it
 */
public record WebhookAddress(URI url, String secret) {

    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");
    private static final int SECRET_BYTES = 32;

    public WebhookAddress {
        if (!url.isAbsolute() || url.getHost() == null || url.getRawUserInfo() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException("url: must be an absolute URL with a host, without user or fragment");
        }
        if (!SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("secret: must be whsec_ and 32 bytes in base64");
        }
    }

    /**
     * With a new secret.
     *
     * @throws IllegalArgumentException if it is no such URL, without repeating it
     */
    public static WebhookAddress mint(String url) {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return of(url, "whsec_" + Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * Reads what {@link #address()} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static WebhookAddress read(DeviceAddress address) {
        var parts = address.token().split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("address: is no webhook");
        }
        return of(parts[1], parts[0]);
    }

    private static WebhookAddress of(String url, String secret) {
        try {
            return new WebhookAddress(new URI(url), secret);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("url: is no URL");
        }
    }

    /** As it is kept: secret and URL in one line. */
    public DeviceAddress address() {
        return new DeviceAddress(secret + " " + url);
    }

    @Override
    public String toString() {
        return "WebhookAddress[secret]";
    }
}
