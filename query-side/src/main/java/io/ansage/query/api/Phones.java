package io.ansage.query.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The phones of sample passengers, as their owners see them. Only phones that were registered as samples are ever
 * listed: what a real passenger is told is nobody else's business.
 */
public interface Phones {

    /** Sample phones, those that were told something last first; empty where no stand-in of a push provider runs. */
    List<Phone> listSamples(int limit);

    /** The virtual phone with this push token, which only its owner knows; empty where there is none. */
    Optional<Phone> find(String token);

    /**
     * One phone.
     *
     * @param name             what the page calls it
     * @param shown            the messages it shows now, the newest first
     * @param interrupts       how often it buzzed
     * @param silentlyReplaced how often a message was replaced in place without a sound
     */
    record Phone(String name, List<Shown> shown, long interrupts, long silentlyReplaced) {

        public Phone {
            shown = List.copyOf(shown);
        }
    }

    /**
     * A message on the screen.
     *
     * @param version  counts the messages of its trip, the replaced ones included
     * @param silent   whether the last change came without a sound
     * @param at       when it arrived, in machine time
     */
    record Shown(String title, String body, String language, long version, boolean silent, Instant at) {}
}
