package io.ansage.query.history;

import java.util.List;

/** Keeps what happened. Works within the transaction of its caller. */
public interface HistoryStore {

    /** Adds rows; one that is there already stays as it is. */
    void append(List<HistoryRow> rows);
}
