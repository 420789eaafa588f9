package io.ansage.bench.hot;

import io.ansage.bench.store.NationFacts;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.PassengerKeys;
import io.ansage.infra.axon.PayloadCipher;
import io.ansage.infra.axon.StoredTypes;
import io.ansage.domain.subscription.PassengerId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Journey events as the store writes and reads them, and as the rules make and the fold takes them; one each. */
@State(Scope.Benchmark)
public class Events {

    private final EventSerializer serializer = new EventSerializer(StoredTypes.withSnapshots(List.of()),
            new PayloadCipher(new NoKeys()));
    private NationFacts day = NationFacts.of(1, new ServiceDate(LocalDate.of(2026, 3, 2)));
    private List<SerializedObject<byte[]>> stored = List.of();
    private @Nullable JourneyOutlook[] before = {};
    private int next;

    @Setup
    public void makeUpADay() {
        day = NationFacts.of(100, new ServiceDate(LocalDate.of(2026, 3, 2)));
        stored = day.facts().stream().map(f -> serializer.serialize(f.event(), byte[].class)).toList();
        before = new JourneyOutlook[day.facts().size()];
        Map<JourneyId, JourneyOutlook> outlooks = new HashMap<>();
        for (int i = 0; i < before.length; i++) {
            JourneyEvent event = day.facts().get(i).event();
            before[i] = outlooks.get(event.journeyId());
            outlooks.put(event.journeyId(), JourneyFold.after(before[i], event));
        }
    }

    @Benchmark
    public Object serialise() {
        return serializer.serialize(day.facts().get(turn()).event(), byte[].class);
    }

    @Benchmark
    public Object deserialise() {
        return serializer.deserialize(stored.get(turn()));
    }

    @Benchmark
    public Object fold() {
        int i = turn();
        return JourneyFold.after(before[i], day.facts().get(i).event());
    }

    /** Against the state before the day's last command, so that some change something and some do not. */
    @Benchmark
    public Object decide() {
        int i = turn();
        return JourneyRules.judge(before[i], day.commands().get(Math.min(i, day.commands().size() - 1)));
    }

    private int turn() {
        next = next + 1 >= stored.size() ? 0 : next + 1;
        return next;
    }

    /** Journey events are public. */
    private static final class NoKeys implements PassengerKeys {

        @Override
        public PassengerKey keyOf(PassengerId passenger) {
            throw new UnsupportedOperationException("no passenger is in a journey event");
        }

        @Override
        public Optional<SecretKey> find(UUID keyId) {
            return Optional.empty();
        }

        @Override
        public boolean erase(PassengerId passenger) {
            return false;
        }
    }
}
