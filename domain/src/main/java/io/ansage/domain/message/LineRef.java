package io.ansage.domain.message;

import java.util.regex.Pattern;

/** A line of a network, by the name passengers know it by; written {@code network:line}. */
public record LineRef(String network, String line) {

    private static final Pattern NETWORK = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int LONGEST = 128;

    public LineRef {
        if (!NETWORK.matcher(network).matches()) {
            throw new IllegalArgumentException("line: network '" + network + "' must be 1 to 32 of a-z, 0-9 and '-'");
        }
        if (line.isBlank() || line.length() > LONGEST) {
            throw new IllegalArgumentException("line: must have 1 to " + LONGEST + " characters");
        }
    }

    /**
     * Reads {@code network:line}.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public static LineRef parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("line: '" + text + "' must be network:line, such as de:RE 10");
        }
        return new LineRef(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return network + ":" + line;
    }
}
