package io.ansage.domain.silence;

import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a silence. */
public record SilenceId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    public SilenceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("silenceId: must be 8 to 64 of A-Z a-z 0-9 and '-'");
        }
    }

    public static SilenceId random() {
        return new SilenceId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
