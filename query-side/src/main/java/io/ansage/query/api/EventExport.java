package io.ansage.query.api;

import io.ansage.domain.journey.JourneyId;
import java.util.List;

/** Gives out what happened, in the form in which it is stored. */
@FunctionalInterface
public interface EventExport {

    /** The events of a journey in the order we learned them, each a JSON object with {@code type} and {@code event}. */
    List<String> linesOf(JourneyId journey);
}
