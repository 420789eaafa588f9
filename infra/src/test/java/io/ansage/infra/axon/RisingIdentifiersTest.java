package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class RisingIdentifiersTest {

    private static final Instant AT = Instant.parse("2026-03-02T07:30:00.123Z");

    @Test
    void generateIdentifier_clockStandsOrIsSetBack_risesAllTheSame() {
        var now = new AtomicReference<>(AT);
        var identifiers = new RisingIdentifiers(now::get);
        var made = new ArrayList<String>();
        IntStream.range(0, 10_000).forEach(_ -> made.add(identifiers.generateIdentifier()));
        now.set(AT.minusSeconds(3_600));
        made.add(identifiers.generateIdentifier());
        now.set(AT.plusSeconds(1));
        made.add(identifiers.generateIdentifier());

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made).map(UUID::fromString).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(millis(made.getFirst())).isEqualTo(AT.toEpochMilli());
        assertThat(millis(made.getLast())).isEqualTo(AT.plusSeconds(1).toEpochMilli());
    }

    private static long millis(String id) {
        return UUID.fromString(id).getMostSignificantBits() >>> 16;
    }

    @Test
    void generateIdentifier_manyThreads_noneTwice() throws Exception {
        var identifiers = new RisingIdentifiers(() -> AT);
        var all = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<List<String>> some = () -> IntStream.range(0, 5_000)
                    .mapToObj(_ -> identifiers.generateIdentifier())
                    .toList();
            for (var made : threads.invokeAll(List.of(some, some, some, some))) {
                all.addAll(made.get());
            }
        }
        assertThat(all).hasSize(20_000);
    }

    @Test
    void getInstance_axon_findsIt() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(RisingIdentifiers.class);
    }
}
