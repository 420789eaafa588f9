package io.ansage.domain.subscription;

import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a registered device of a passenger. */
public record DeviceId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    public DeviceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("deviceId: must be 8 to 64 of A-Z a-z 0-9 and '-'");
        }
    }

    public static DeviceId random() {
        return new DeviceId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
