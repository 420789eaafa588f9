package io.ansage.domain.journey;

/** Why a train is late or does not run, in the words of its source; at most 500 characters, no control characters. */
public record Cause(String text) {

    public Cause {
        text = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("cause: must not be blank");
        }
        text = text.length() > 500 ? text.substring(0, 500) : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
