package io.ansage.infra.axon;

import io.ansage.domain.subscription.PassengerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts payloads with AES-256-GCM under the key of their passenger. A sealed payload is: one byte of version, 16 of
 * key id, 12 of nonce, then ciphertext and tag. The name of the type is authenticated with it, so that a payload cannot
 * be passed off as another event.
 */
public final class PayloadCipher {

    /** No JSON begins with this byte. */
    private static final byte VERSION = 1;

    private static final int KEY_ID_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;

    private final PassengerKeys keys;
    private final SecureRandom random = new SecureRandom();

    public PayloadCipher(PassengerKeys keys) {
        this.keys = keys;
    }

    static boolean isSealed(byte[] payload) {
        return payload.length > HEADER_BYTES && payload[0] == VERSION;
    }

    byte[] seal(PassengerId owner, String typeName, byte[] plain) {
        var key = keys.keyOf(owner);
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, key.key(), nonce, typeName, plain, 0, plain.length);
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                .put(VERSION)
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Empty if the key has been erased. */
    Optional<byte[]> open(String typeName, byte[] payload) {
        var in = ByteBuffer.wrap(payload, 1, payload.length - 1);
        var keyId = new UUID(in.getLong(), in.getLong());
        var nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        return keys.find(keyId)
                .map(key -> run(Cipher.DECRYPT_MODE, key, nonce, typeName, payload, HEADER_BYTES, in.remaining()));
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, String typeName, byte[] data, int from,
            int length) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(typeName.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(data, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("payload of " + typeName + " cannot be " + (mode == Cipher.ENCRYPT_MODE
                    ? "encrypted"
                    : "decrypted: it was changed, or the master key is not the one it was written with"), e);
        }
    }
}
