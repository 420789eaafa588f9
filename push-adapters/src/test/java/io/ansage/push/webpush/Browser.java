package io.ansage.push.webpush;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ansage.domain.channel.WebPushAddress;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser with one subscription; reads what was encrypted for it, as RFC 8291 says, by itself. */
final class Browser {

    private static final int COORDINATE = 32;

    private final KeyPair keys;
    private final byte[] auth = new byte[16];
    private final URI endpoint;

    Browser(URI endpoint) {
        this.endpoint = endpoint;
        new SecureRandom().nextBytes(auth);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    WebPushAddress subscription() {
        return WebPushAddress.of(endpoint.toString(), base64(point((ECPublicKey) keys.getPublic())), base64(auth));
    }

    JsonObject read(byte[] body) {
        try {
            return JsonParser.parseString(new String(decrypt(body), StandardCharsets.UTF_8)).getAsJsonObject();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this is not for this browser", e);
        }
    }

    private byte[] decrypt(byte[] body) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(body);
        var salt = take(in, 16);
        in.getInt(); // Record size: there is one record.
        var sender = take(in, in.get());
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(publicKey(sender), true);
        var info = concat("WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
                point((ECPublicKey) keys.getPublic()), sender);
        var input = hkdf(auth, agreement.generateSecret(), info, 32);
        var key = hkdf(salt, input, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        var nonce = hkdf(salt, input, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var plain = cipher.doFinal(take(in, in.remaining()));
        int end = plain.length - 1;
        while (plain[end] == 0) {
            end--;
        }
        if (plain[end] != 2) {
            throw new GeneralSecurityException("the last record must end with 2");
        }
        return Arrays.copyOf(plain, end);
    }

    private static byte[] hkdf(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(input).thenExpand(info, length));
    }

    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        var curve = (ECPublicKey) newKeyOfTheCurve().getPublic();
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, point.length));
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve.getParams()));
    }

    private static KeyPair newKeyOfTheCurve() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] point(ECPublicKey key) {
        return concat(new byte[]{4}, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private static byte[] take(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
