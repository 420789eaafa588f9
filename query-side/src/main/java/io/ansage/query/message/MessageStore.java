package io.ansage.query.message;

import io.ansage.domain.message.MessageId;
import java.util.Collection;
import java.util.Optional;

/** Keeps messages and their wordings. Works within the transaction of its caller. */
public interface MessageStore {

    /** Stores messages, each of which comes once, with whom they are meant for. */
    void save(Collection<MessageRow> rows);

    /** Adds wordings; one that is there stays. */
    void saveWordings(Collection<WordingRow> rows);

    Collection<MessageRow> findAll(Collection<MessageId> ids);

    Optional<WordingRow> findWording(MessageId id, int revision);
}
