package io.ansage.infra.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ansage.domain.channel.CollapseKey;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.time.ServiceDate;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * How values of the domain are written as JSON: single values (ids, train numbers, service dates) as plain strings,
 * instants in ISO 8601, absent things left out, components in the order of the record, maps in the order of their keys,
 * so that the same value always gives the same bytes. No class name is ever written, and none is ever read: which type a
 * text holds is told beside it, by a stable name.
 *
 * <p>Unknown properties are ignored, so that an older node can read what a newer one has written.
 */
public final class DomainJson {

    private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

    private DomainJson() {}

    /** The mapper for everything that is stored; immutable, safe for all threads. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Gives a mapper of somebody else's making the same form. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.addModule(module())
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                // isEmpty() and the like are questions, not components.
                .changeDefaultVisibility(v -> v.withIsGetterVisibility(Visibility.NONE))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The single values, for mappers that keep their own settings otherwise. */
    public static JacksonModule module() {
        var module = new SimpleModule("ansage-domain") {
            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addValueInstantiators(new RecordConstructors());
            }
        };
        text(module, JourneyId.class, JourneyId::parse);
        text(module, TrainNumber.class, TrainNumber::new);
        text(module, StopId.class, StopId::new);
        text(module, Platform.class, Platform::new);
        text(module, Cause.class, Cause::new);
        text(module, ServiceDate.class, ServiceDate::parse);
        text(module, PassengerId.class, PassengerId::new);
        text(module, SubscriptionId.class, SubscriptionId::new);
        text(module, DeviceId.class, DeviceId::new);
        text(module, MessageId.class, MessageId::new);
        text(module, LineRef.class, LineRef::parse);
        text(module, TripId.class, TripId::new);
        text(module, CollapseKey.class, CollapseKey::new);
        InstantJson.addTo(module);
        SubscriptionJson.addTo(module);
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> reader) {
        module.addSerializer(type, new ToStringSerializer(type));
        module.addDeserializer(type, new TextDeserializer<>(type, reader));
        module.addKeyDeserializer(type, new TextKeyDeserializer(type, reader));
    }

    private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> reader;

        TextDeserializer(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            if (text == null) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class TextKeyDeserializer extends KeyDeserializer {

        private final Class<?> type;
        private final Function<String, ?> reader;

        TextKeyDeserializer(Class<?> type, Function<String, ?> reader) {
            this.type = type;
            this.reader = reader;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            try {
                return reader.apply(key);
            } catch (IllegalArgumentException e) {
                throw context.weirdKeyException(type, key, String.valueOf(e.getMessage()));
            }
        }
    }
}
