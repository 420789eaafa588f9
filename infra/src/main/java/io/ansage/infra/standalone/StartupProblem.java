package io.ansage.infra.standalone;

import org.jspecify.annotations.Nullable;

/** Something the user can put right: one line that says what is wrong and what to do about it. */
public final class StartupProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupProblem(String what, String remedy) {
        this(what, remedy, null);
    }

    public StartupProblem(String what, String remedy, @Nullable Throwable cause) {
        super((what + " " + remedy).replaceAll("\\s+", " ").strip(), cause);
    }

    /** The message as a user should see it; the constructors see to it that there is one. */
    String line() {
        return String.valueOf(getMessage());
    }
}
