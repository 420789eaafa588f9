package io.ansage.query.api;

import io.ansage.domain.channel.DeviceAddress;
import java.util.List;
import java.util.Map;

/** The ways in which this installation can tell a passenger something. */
public interface Channels {

    /** Those on offer, by name. */
    List<Channel> list();

    /**
     * Looks at an address before a device is registered under it.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without repeating it; also if there is no such
     *                                  channel here
     */
    void check(String channel, DeviceAddress address);

    /**
     * Sends a code to an address of which it is not known whether it is its passenger's own.
     *
     * @param language of the text, such as {@code en}
     * @return false if it could not be sent now
     */
    boolean challenge(String channel, DeviceAddress address, String code, String language);

    /**
     * One way.
     *
     * @param id         name under which devices register
     * @param parameters what a client has to know to register
     */
    record Channel(String id, Map<String, String> parameters) {

        public Channel {
            parameters = Map.copyOf(parameters);
        }
    }
}
