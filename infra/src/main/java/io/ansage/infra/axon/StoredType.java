package io.ansage.infra.axon;

import io.ansage.domain.subscription.PassengerId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One type that may be stored, under a name and revision that stay when classes move.
 *
 * @param name     stable name, such as {@code journey-times-changed}
 * @param revision current revision; older ones are upcast on reading
 * @param type     the class it is read into
 * @param owner    whose personal data it is, and under whose key it is therefore encrypted; absent for public facts
 */
public record StoredType<T>(String name, String revision, Class<T> type,
        @Nullable Function<? super T, @Nullable PassengerId> owner) {

    /** A public fact, stored as it is. */
    public static <T> StoredType<T> open(String name, String revision, Class<T> type) {
        return new StoredType<>(name, revision, type, null);
    }

    /** Personal data, stored encrypted with the key of its owner. */
    public static <T> StoredType<T> personal(String name, String revision, Class<T> type,
            Function<? super T, @Nullable PassengerId> owner) {
        return new StoredType<>(name, revision, type, owner);
    }

    boolean isPersonal() {
        return owner != null;
    }

    @Nullable
    PassengerId ownerOf(Object value) {
        return owner == null ? null : owner.apply(type.cast(value));
    }
}
