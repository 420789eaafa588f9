package io.ansage.query.message;

import io.ansage.domain.subscription.PassengerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passenger who is to be told a message.
 *
 * @param languages languages they read, the best first
 * @param quiet     whether they want quiet now: then it is shown to them without a sound
 * @param onLine    whether they watch a line it is about
 * @param version   version of what they were told of it last; 0 if nothing
 * @param known     the wording they know; absent if none
 */
public record Recipient(PassengerId passenger, List<String> languages, boolean quiet, boolean onLine, int version,
        @Nullable Integer known) {

    public Recipient {
        languages = List.copyOf(languages);
    }
}
