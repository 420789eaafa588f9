package io.ansage.domain.message;

import java.time.Duration;

/**
 * The numbers of telling messages.
 *
 * @param firstAhead  how long before planned work begins its passengers are told
 * @param secondAhead how long before it begins they are told once more
 * @param repeat      how often those who watch a line are told again, while a disruption lasts unchanged
 */
public record MessageParameters(Duration firstAhead, Duration secondAhead, Duration repeat) {

    public static final MessageParameters DEFAULT = new MessageParameters(Duration.ofHours(24), Duration.ofHours(2),
            Duration.ofHours(4));
}
