package io.ansage.web.journey;

import io.ansage.domain.journey.JourneyId;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;

/** Journey ids as callers write them. */
public final class JourneyIds {

    private JourneyIds() {}

    /** Reads {@code network:trip:date}. */
    public static JourneyId read(String field, String text) {
        return Inputs.read(field, "Write it as network:trip:date, such as ie:A906:2025-10-03.",
                () -> JourneyId.parse(text));
    }

    /** The answer about a journey nobody knows. */
    public static Problem unknown(JourneyId id) {
        return Problem.notFound("There is no journey " + id + ".",
                "Find it by number and date: /api/v1/journeys?train=A906&date=2025-10-03.");
    }
}
