package io.ansage.domain.notice;

import org.jspecify.annotations.Nullable;

/**
 * What an operator's message makes superfluous about a leg, as it says it all itself.
 *
 * @param delaysBy        id of the message that hides delays and platforms; absent if none does
 * @param cancellationsBy id of the message that hides cancellations, too; absent if none does
 */
public record Mute(@Nullable String delaysBy, @Nullable String cancellationsBy) {

    /** Nothing is hidden. */
    public static final Mute NONE = new Mute(null, null);

    /** Whether something is hidden. */
    public boolean any() {
        return delaysBy != null || cancellationsBy != null;
    }

    /** One of the messages that hide something. */
    public @Nullable String by() {
        return delaysBy != null ? delaysBy : cancellationsBy;
    }
}
