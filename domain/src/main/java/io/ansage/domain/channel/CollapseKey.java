package io.ansage.domain.channel;

/** Messages with one collapse key replace each other on the device: one per trip. */
public record CollapseKey(String value) {

    public CollapseKey {
        // 64 bytes is the limit of apns-collapse-id, the strictest of the providers.
        if (value.isBlank() || value.length() > 64 || !value.chars().allMatch(c -> c > 32 && c < 127)) {
            throw new IllegalArgumentException("collapseKey: must be 1 to 64 printable ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
