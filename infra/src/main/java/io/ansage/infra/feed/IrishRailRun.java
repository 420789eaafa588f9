package io.ansage.infra.feed;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.irish.IrishRailTranslator;
import java.net.http.HttpClient;

/** The live list of Irish Rail, polled. */
final class IrishRailRun {

    private IrishRailRun() {}

    static FeedRun poll(FeedLocation location, FeedProperties properties, HttpClient http, FeedLimits limits,
            FeedIntake intake, FeedTime time, FeedHealth health) {
        var translator = new IrishRailTranslator(limits);
        return new FeedPoller(location.name(), new FeedFetch(location, http, limits.maxBytes()), message -> {
            var named = CaptureName.findInstant(location.name());
            if (named.isPresent()) {
                time.advanceTo(named.get());
            }
            var now = time.clock().instant();
            var at = named.orElse(message.at() == null || time.clock().isVirtual() ? now : message.at());
            intake.accept(IrishRailTranslator.SOURCE.id(), translator.translate(message.open(),
                    new Capture(IrishRailTranslator.SOURCE, location.name() + "@" + at, at, now)));
        }, properties.pollInterval(), health);
    }
}
