package io.ansage.query.notice;

import io.ansage.query.outlook.OutlookChange;
import java.util.List;

/**
 * Told by the projections that there is something new to think about. Called for live events only, never while a
 * projection is replayed or rebuilt; on the thread and in the transaction that writes the projection's rows, which are
 * written already when it is called. An exception rolls the whole batch back, to be tried again.
 */
public interface SettlingTrigger {

    /** What the events of one batch changed, in the order of the store; each event comes once. */
    void changed(List<OutlookChange> changes);
}
