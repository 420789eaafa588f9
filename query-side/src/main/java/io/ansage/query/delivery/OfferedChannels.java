package io.ansage.query.delivery;

import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.query.api.Channels;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the channels that are wired say of themselves. */
public final class OfferedChannels implements Channels {

    private static final Logger LOG = LoggerFactory.getLogger(OfferedChannels.class);

    private final Map<String, NotificationChannel> channels = new TreeMap<>();

    public OfferedChannels(Collection<? extends NotificationChannel> channels) {
        channels.forEach(c -> this.channels.put(c.id(), c));
    }

    @Override
    public List<Channel> list() {
        return channels.values().stream().map(c -> new Channel(c.id(), c.parameters())).toList();
    }

    @Override
    public void check(String channel, DeviceAddress address) {
        find(channel).check(address);
    }

    @Override
    public boolean challenge(String channel, DeviceAddress address, String code, String language) {
        var outcome = find(channel).challenge(address, code, language);
        if (outcome instanceof Accepted) {
            return true;
        }
        LOG.warn("Channel {} did not take a code: {}", channel, outcome);
        return false;
    }

    private NotificationChannel find(String channel) {
        var wired = channels.get(channel);
        if (wired == null) {
            throw new IllegalArgumentException("channel: there is no such channel here");
        }
        return wired;
    }
}
