package io.ansage.domain.message;

import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies an operator message. */
public record MessageId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    public MessageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("messageId: must be 8 to 64 of A-Z a-z 0-9 and '-'");
        }
    }

    public static MessageId random() {
        return new MessageId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
