package io.ansage.query.notice;

import io.ansage.domain.silence.Silence;
import io.ansage.query.message.MessageRow;
import java.time.Instant;
import java.util.List;

/** What hides or holds back other news at an instant of passenger time. */
public interface Muting {

    /** Nothing does. */
    Muting NONE = new Muting() {
        @Override
        public List<MessageRow> listInhibiting(Instant now) {
            return List.of();
        }

        @Override
        public List<Silence> listSilences(Instant now) {
            return List.of();
        }
    };

    /** Messages that hold and make news of single trains superfluous. */
    List<MessageRow> listInhibiting(Instant now);

    /** Silences that are active. */
    List<Silence> listSilences(Instant now);
}
