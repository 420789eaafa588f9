package io.ansage.web.passenger;

import io.ansage.query.api.Devices.Code;
import io.ansage.web.http.Digests;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Codes that are sent to an address to be shown here: eight digits, five tries, half an hour. */
final class Codes {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int BOUND = 100_000_000;
    private static final Pattern FORM = Pattern.compile("\\d{8}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    static String mint() {
        return "%08d".formatted(RANDOM.nextInt(BOUND));
    }

    /** As it is kept. */
    static Code keep(String code, Instant machineNow) {
        return new Code(hash(code), machineNow.plus(LIFE));
    }

    static String hash(String code) {
        return Digests.sha256(code);
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
