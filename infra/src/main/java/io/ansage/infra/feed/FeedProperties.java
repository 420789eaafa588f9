package io.ansage.infra.feed;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which feeds are read; prefix {@code ansage}. A feed is a file or a URL.
 *
 * @param gtfs         static timetable
 * @param gtfsNetwork  name of its network; absent takes the agency's
 * @param gtfsRt       GTFS-Realtime feeds of the same network
 * @param irishRail    live list of Irish Rail, or a zip of captures of it
 * @param speed        how many times faster than the clock a zip is replayed at most; 0 is as fast as it goes
 * @param clock        {@code feed} or {@code system}; absent means {@code feed} where a feed is a file of the past
 * @param batchFolder  folder into which late batch files are dropped
 * @param pollInterval time between two polls of a feed
 * @param zone         zone of the days of a feed that comes without a timetable; absent means this machine's
 * @param feedMaxSize  most bytes of one message, unpacked
 */
@ConfigurationProperties("ansage")
public record FeedProperties(@Nullable String gtfs, @Nullable String gtfsNetwork, @DefaultValue List<String> gtfsRt,
        @Nullable String irishRail, @DefaultValue("60") double speed, @Nullable String clock,
        @Nullable String batchFolder, @DefaultValue("30s") Duration pollInterval, @Nullable ZoneId zone,
        @DefaultValue("16MB") DataSize feedMaxSize) {

    public FeedProperties {
        gtfsRt = gtfsRt.stream().filter(feed -> !feed.isBlank()).toList();
        if (speed < 0) {
            throw new IllegalArgumentException("ansage.speed: must be 0 or more, is " + speed);
        }
        if (clock != null && !clock.equals("feed") && !clock.equals("system")) {
            throw new IllegalArgumentException("ansage.clock: is 'feed' or 'system', not '" + clock + "'");
        }
    }

    /** The same, of nothing but one GTFS-Realtime feed on trial. */
    FeedProperties onTrial(String feed) {
        return new FeedProperties(null, gtfsNetwork, List.of(feed), null, 0, clock, null, pollInterval, zone,
                feedMaxSize);
    }

    ZoneId zoneOrDefault() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }
}
