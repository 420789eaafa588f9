package io.ansage.push.webpush;

import java.util.Base64;

/**
 * The key pair by which push services know this installation (RFC 8292). Browsers subscribe with the public one: a
 * subscription is of use only while the pair stays the same.
 */
public final class VapidKeys {

    private final com.interaso.webpush.VapidKeys keys;

    private VapidKeys(com.interaso.webpush.VapidKeys keys) {
        this.keys = keys;
    }

    /** A new pair. */
    public static VapidKeys generate() {
        return new VapidKeys(com.interaso.webpush.VapidKeys.generate());
    }

    /**
     * Reads what {@link #secret()} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static VapidKeys read(String secret) {
        var lines = secret.strip().lines().map(String::strip).toList();
        if (lines.size() != 2) {
            throw new IllegalArgumentException("must have two lines");
        }
        try {
            return new VapidKeys(com.interaso.webpush.VapidKeys.create(lines.getFirst(), lines.getLast()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("must be a public key and its private key, in base64url", e);
        }
    }

    /** Both keys, to be kept: the public one (X.509) and the private one (PKCS #8), a line each, in base64url. */
    public String secret() {
        return keys.getX509PublicKey() + "\n" + keys.getPkcs8PrivateKey() + "\n";
    }

    /** The public key as {@code pushManager.subscribe} takes it: an uncompressed point in base64url. */
    public String applicationServerKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getApplicationServerKey());
    }

    com.interaso.webpush.VapidKeys keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "VapidKeys[secret]";
    }
}
