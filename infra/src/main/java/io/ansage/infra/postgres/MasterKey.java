package io.ansage.infra.postgres;

import io.ansage.infra.secret.SecretFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that wraps the keys of passengers. It lies in a file beside the database and never in it, so that a copy of
 * the database alone tells nothing.
 */
public final class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private MasterKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Reads the key, 64 hexadecimal digits; makes one, readable by its owner alone, if there is no such file.
     *
     * @throws IllegalStateException if the file holds no key
     */
    public static MasterKey inFile(Path file) {
        return new MasterKey(parse(file, SecretFile.read("the master key", file, MasterKey::fresh)));
    }

    private static String fresh() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] parse(Path file, String text) {
        if (!text.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalStateException("the master key " + file + " must be 64 hexadecimal digits; restore it from"
                    + " its backup, without it no subscription can be read");
        }
        return HexFormat.of().parseHex(text);
    }

    /** The key of a passenger as it is stored, bound to the id under which it is. */
    public byte[] wrap(UUID keyId, SecretKey passengerKey) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var wrapped = run(Cipher.ENCRYPT_MODE, keyId, nonce, passengerKey.getEncoded());
        return ByteBuffer.allocate(NONCE_BYTES + wrapped.length).put(nonce).put(wrapped).array();
    }

    SecretKey unwrap(UUID keyId, byte[] wrapped) {
        var in = ByteBuffer.wrap(wrapped);
        var nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        var rest = new byte[in.remaining()];
        in.get(rest);
        return new SecretKeySpec(run(Cipher.DECRYPT_MODE, keyId, nonce, rest), "AES");
    }

    private byte[] run(int mode, UUID keyId, byte[] nonce, byte[] data) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(16)
                    .putLong(keyId.getMostSignificantBits())
                    .putLong(keyId.getLeastSignificantBits())
                    .flip());
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a passenger's key cannot be " + (mode == Cipher.ENCRYPT_MODE
                    ? "wrapped"
                    : "unwrapped: the master key is not the one this database was written with"), e);
        }
    }
}
