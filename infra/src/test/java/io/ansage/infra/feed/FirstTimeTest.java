package io.ansage.infra.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FirstTimeTest {

    private static final Instant EARLY = Instant.parse("2015-07-30T12:34:08Z");
    private static final Instant LATE = Instant.parse("2015-07-30T15:04:20Z");

    @TempDir Path folder;

    @Test
    void recordedFeeds_beginWithTheEarliest() throws IOException {
        var clock = FirstTime.clock(properties(Map.of("ansage.gtfs-rt[0]", message("late.pb", LATE),
                "ansage.gtfs-rt[1]", message("early.pb", EARLY))), Optional::empty);

        assertThat(clock.isVirtual()).isTrue();
        assertThat(clock.instant()).isEqualTo(EARLY);
    }

    @Test
    void recordingsReadBefore_goOnWhereTheyStopped() throws IOException {
        var recorded = properties(Map.of("ansage.gtfs-rt[0]", message("early.pb", EARLY)));

        assertThat(FirstTime.clock(recorded, () -> Optional.of(LATE)).instant()).isEqualTo(LATE);
        assertThat(FirstTime.clock(recorded, () -> Optional.of(EARLY.minusSeconds(1))).instant()).isEqualTo(EARLY);
    }

    @Test
    void liveFeeds_orTheWishForIt_meanTheTimeOfThisMachine() throws IOException {
        var recorded = message("early.pb", EARLY);

        assertThat(FirstTime.clock(properties(Map.of()), Optional::empty).isVirtual()).isFalse();
        assertThat(FirstTime.clock(properties(Map.of("ansage.gtfs-rt[0]", recorded, "ansage.clock", "system")),
                Optional::empty)
                .isVirtual()).isFalse();
        assertThat(FirstTime.clock(properties(Map.of("ansage.gtfs-rt[0]", recorded, "ansage.irish-rail",
                "https://example.org/list")), Optional::empty).isVirtual()).isFalse();
    }

    @Test
    void options_areReadWithTheirDefaults() {
        var defaults = properties(Map.of());
        assertThat(defaults.gtfsRt()).isEmpty();
        assertThat(defaults.pollInterval()).hasSeconds(30);
        assertThat(defaults.feedMaxSize().toBytes()).isEqualTo(16L << 20);
        assertThat(properties(Map.of("ansage.zone", "Europe/Brussels")).zoneOrDefault()).hasToString("Europe/Brussels");
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> properties(Map.of("ansage.clock", "sundial")))
                .withStackTraceContaining("sundial");
    }

    private String message(String name, Instant at) throws IOException {
        return Files.write(folder.resolve(name), FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").setTimestamp(at.getEpochSecond()))
                .build()
                .toByteArray()).toString();
    }

    private static FeedProperties properties(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(new HashMap<>(values))).bindOrCreate("ansage",
                FeedProperties.class);
    }
}
