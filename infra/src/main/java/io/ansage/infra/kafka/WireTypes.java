package io.ansage.infra.kafka;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyEventTypes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The names under which journey events are published: {@code io.ansage.journey.times-changed.v1} for the stored type
 * {@code journey-times-changed} of revision 1. A public contract: a name, once given, stays.
 */
public final class WireTypes {

    private static final String PREFIX = "io.ansage.journey.";
    private static final Map<Class<?>, String> NAMES = JourneyEventTypes.all()
            .stream()
            .collect(Collectors.toUnmodifiableMap(JourneyEventTypes::type, WireTypes::nameOf));
    private static final Map<String, Class<? extends JourneyEvent>> TYPES = JourneyEventTypes.all()
            .stream()
            .collect(Collectors.toUnmodifiableMap(WireTypes::nameOf, JourneyEventTypes::type));

    private WireTypes() {}

    /** The public name of a stored type. */
    public static String nameOf(JourneyEventTypes type) {
        return PREFIX + type.typeName().replaceFirst("^journey-", "") + ".v" + type.revision();
    }

    static Optional<String> find(Class<?> type) {
        return Optional.ofNullable(NAMES.get(type));
    }

    static Optional<Class<?>> find(String name) {
        return Optional.<Class<?>>ofNullable(TYPES.get(name)).map(Function.identity());
    }
}
