package io.ansage.domain.journey;

import io.ansage.domain.time.ServiceDate;
import java.nio.charset.StandardCharsets;

/**
 * Identifies a journey: one trip of one network on one service date. It is the aggregate's identifier, the key on
 * Kafka and the unit of ordering; written {@code network:trip:date}, for example {@code ie:A906:2025-10-03}.
 */
public record JourneyId(String network, String trip, ServiceDate serviceDate) implements Comparable<JourneyId> {

    private static final int LONGEST_NETWORK = 32;
    private static final int LONGEST_TRIP = 160;

    public JourneyId {
        if (!isNetwork(network)) {
            throw new IllegalArgumentException(
                    "journeyId: network '" + network + "' must be 1 to 32 of a-z, 0-9 and '-', a letter first");
        }
        if (!isTrip(trip)) {
            throw new IllegalArgumentException(
                    "journeyId: trip '" + trip + "' must be 1 to 160 of A-Z a-z 0-9 . _ ~ -");
        }
    }

    // By hand and not by patterns: an id is read with every observation and every event.
    private static boolean isNetwork(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NETWORK || !isSmallLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSmallLetter(c) && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isTrip(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSmallLetter(c) && !isDigit(c) && !(c >= 'A' && c <= 'Z') && c != '.' && c != '_' && c != '~'
                    && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_TRIP;
    }

    private static boolean isSmallLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Names a journey by its network's own trip name, whatever characters that has: others become {@code ~} and hex. */
    public static JourneyId of(String network, String tripName, ServiceDate serviceDate) {
        var trip = new StringBuilder(tripName.length());
        for (byte b : tripName.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-')) {
                trip.append(c);
            } else {
                trip.append('~').append(String.format("%02x", b & 0xff));
            }
        }
        return new JourneyId(network, trip.toString(), serviceDate);
    }

    /**
     * Reads {@code network:trip:date}.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public static JourneyId parse(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (first < 0 || first == last) {
            throw new IllegalArgumentException(
                    "journeyId: '" + text + "' must be network:trip:date, such as ie:A906:2025-10-03");
        }
        return new JourneyId(text.substring(0, first), text.substring(first + 1, last),
                ServiceDate.parse(text.substring(last + 1)));
    }

    @Override
    public int compareTo(JourneyId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return network + ":" + trip + ":" + serviceDate;
    }
}
