package io.ansage.command.api;

import io.ansage.domain.journey.Source;
import io.ansage.domain.observation.QuarantineReason;
import java.time.Instant;

/**
 * Input set aside before it became an observation.
 *
 * @param source    whose feed it came from
 * @param messageId names the message: file and place in it
 * @param reason    what is wrong with it
 * @param detail    the same in words, naming the field and the remedy
 * @param raw       the input itself, cut to at most 64 KiB
 * @param knownAt   when it arrived, in passenger time
 */
public record RejectedInput(Source source, String messageId, QuarantineReason reason, String detail, String raw,
        Instant knownAt) {

    private static final int RAW_LIMIT = 64 * 1024;

    public RejectedInput {
        raw = raw.length() > RAW_LIMIT ? raw.substring(0, RAW_LIMIT) : raw;
    }
}
