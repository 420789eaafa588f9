package io.ansage.query.alternative;

import io.ansage.query.api.Notices.Notice;
import java.util.List;

/** Keeps what was offered with a notice. Works within the transaction of its caller. */
public interface OfferStore {

    /** Keeps an offer for each recipient, in place of earlier ones on the same trip. */
    void write(Remedy remedy, List<Notice> notices);
}
