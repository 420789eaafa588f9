package io.ansage.domain.journey;

/** The platform (quay, track) of a call as passengers read it, such as {@code 4} or {@code 7a}. */
public record Platform(String name) {

    public Platform {
        if (name.isBlank() || name.length() > 32) {
            throw new IllegalArgumentException("platform: must have 1 to 32 characters");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
