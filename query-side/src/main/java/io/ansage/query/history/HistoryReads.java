package io.ansage.query.history;

import io.ansage.domain.journey.JourneyId;
import java.util.List;

/** Reads what happened. */
public interface HistoryReads {

    /** All rows of a journey in the order of their revisions. */
    List<HistoryRow> listOf(JourneyId journey);
}
