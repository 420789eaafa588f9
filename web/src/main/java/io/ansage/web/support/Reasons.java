package io.ansage.web.support;

import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads why a member of staff looks at what belongs to passengers. */
public final class Reasons {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    private Reasons() {}

    /** The reason on one line; one that says nothing is a problem with field {@code reason}. */
    public static String read(@Nullable String reason) {
        var why = Inputs.text("reason", reason, LONGEST).replaceAll("\\p{Cntrl}+", " ").strip();
        if (why.length() < SHORTEST) {
            throw Problem.invalid("reason", "The reason says too little.",
                    "Give the number of the complaint, or a sentence.");
        }
        return why;
    }
}
