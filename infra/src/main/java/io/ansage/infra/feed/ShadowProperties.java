package io.ansage.infra.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Feeds on trial; prefix {@code ansage.shadow}. Each is a file or a URL, of the network and zone of the live feeds.
 *
 * @param gtfsRt    GTFS-Realtime feeds
 * @param irishRail live list of Irish Rail, or a zip of captures of it
 * @param journeys  journeys remembered for each feed
 */
@ConfigurationProperties("ansage.shadow")
public record ShadowProperties(@DefaultValue List<String> gtfsRt, @Nullable String irishRail,
        @DefaultValue("20000") int journeys) {

    public ShadowProperties {
        gtfsRt = gtfsRt.stream().filter(feed -> !feed.isBlank()).toList();
    }
}
