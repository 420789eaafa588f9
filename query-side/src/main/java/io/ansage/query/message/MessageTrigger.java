package io.ansage.query.message;

import io.ansage.domain.message.event.MessageEvent;

/**
 * Told by the projection that there is something new to say. Called for live events only, never while the projection is
 * replayed or rebuilt, in the transaction that wrote the rows.
 */
@FunctionalInterface
public interface MessageTrigger {

    void changed(MessageEvent event);
}
