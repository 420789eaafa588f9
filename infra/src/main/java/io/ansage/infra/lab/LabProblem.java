package io.ansage.infra.lab;

import java.io.Serial;

/** Something the person at the command line can put right; its message says what and how. */
final class LabProblem extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    LabProblem(String message) {
        super(message);
    }
}
