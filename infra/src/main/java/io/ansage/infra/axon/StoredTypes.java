package io.ansage.infra.axon;

import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.message.event.MessageEventTypes;
import io.ansage.domain.subscription.event.SubscriptionEvent;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The allow-list: the only types that are ever read from the store, each under its stable name. */
public final class StoredTypes {

    /** Axon's own, whose names in its tables are theirs and not ours. */
    private static final Map<String, Class<?>> AXON = Stream
            .of(MetaData.class, GapAwareTrackingToken.class, GlobalSequenceTrackingToken.class,
                    MergedTrackingToken.class, MultiSourceTrackingToken.class, ReplayToken.class, ConfigToken.class)
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    private final Map<String, StoredType<?>> byName;
    private final Map<Class<?>, StoredType<?>> byClass;
    private final List<Class<?>> snapshots;

    private StoredTypes(Collection<StoredType<?>> types, Collection<StoredType<?>> snapshots) {
        byName = types.stream().collect(Collectors.toUnmodifiableMap(StoredType::name, Function.identity()));
        byClass = types.stream().collect(Collectors.toUnmodifiableMap(StoredType::type, Function.identity()));
        this.snapshots = snapshots.stream().<Class<?>>map(StoredType::type).toList();
    }

    /** All events, and the snapshots named. */
    public static StoredTypes withSnapshots(Collection<StoredType<?>> snapshots) {
        return new StoredTypes(Stream.of(journeyEvents(), subscriptionEvents(), messageEvents(), snapshots.stream(),
                Stream.of(StoredType.open(ErasedSubscriptionEvent.TYPE_NAME, ErasedSubscriptionEvent.REVISION,
                        ErasedSubscriptionEvent.class)))
                .<StoredType<?>>flatMap(Function.identity())
                .toList(), snapshots);
    }

    private static Stream<StoredType<?>> journeyEvents() {
        return JourneyEventTypes.all().stream().map(t -> StoredType.open(t.typeName(), t.revision(), t.type()));
    }

    private static Stream<StoredType<?>> subscriptionEvents() {
        return Arrays.stream(SubscriptionEventTypes.values())
                .map(t -> StoredType.personal(t.typeName(), t.revision(), t.type(), SubscriptionEvent::passengerId));
    }

    private static Stream<StoredType<?>> messageEvents() {
        return Arrays.stream(MessageEventTypes.values())
                .map(t -> StoredType.open(t.typeName(), t.revision(), t.type()));
    }

    Optional<StoredType<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<StoredType<?>> find(Class<?> type) {
        return Optional.ofNullable(byClass.get(type));
    }

    Map<Class<?>, Class<?>> snapshotMixIns(Class<?> mixIn) {
        return snapshots.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> mixIn));
    }

    static Optional<Class<?>> findAxonType(String name) {
        return Optional.ofNullable(AXON.get(name));
    }

    /** Whether a snapshot was taken in the form that is current; others are passed over and the events read instead. */
    public boolean isCurrent(String name, @Nullable String revision) {
        return find(name).filter(t -> t.revision().equals(revision)).isPresent();
    }

    /** Says which stored name is not on the list. */
    public static final class UnknownStoredType extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        UnknownStoredType(String name, @Nullable String revision) {
            super("The store holds '" + name + "' (revision " + revision + "), which this version does not know."
                    + " It was written by a newer version, or not by Ansage: start the version that wrote it.");
        }
    }
}
