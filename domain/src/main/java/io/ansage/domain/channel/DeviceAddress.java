package io.ansage.domain.channel;

/** Where a channel reaches a device: an opaque, secret token of the provider. Never printed. */
public record DeviceAddress(String token) {

    public DeviceAddress {
        if (token.isBlank() || token.length() > 4096) {
            throw new IllegalArgumentException("token: must have 1 to 4096 characters");
        }
    }

    @Override
    public String toString() {
        return "DeviceAddress[secret]";
    }
}
