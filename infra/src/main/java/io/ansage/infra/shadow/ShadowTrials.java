package io.ansage.infra.shadow;

import io.ansage.query.api.ShadowFeeds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** All feeds on trial, by name. */
public final class ShadowTrials implements ShadowFeeds {

    private final Map<String, ShadowFeed> feeds = new ConcurrentSkipListMap<>();
    private final ShadowFeed.Tools tools;

    public ShadowTrials(ShadowFeed.Tools tools) {
        this.tools = tools;
    }

    /** The trial of a feed; begins when it is first asked for. */
    public ShadowFeed of(String name) {
        return feeds.computeIfAbsent(name, begin());
    }

    private Function<String, ShadowFeed> begin() {
        return name -> new ShadowFeed(name, tools);
    }

    @Override
    public List<Trial> list() {
        return feeds.values().stream().map(ShadowFeed::trial).toList();
    }
}
