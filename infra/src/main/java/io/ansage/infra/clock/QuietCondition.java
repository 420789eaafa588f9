package io.ansage.infra.clock;

import java.util.Optional;

/** One part of the platform that can say whether it still has something to do. */
@FunctionalInterface
public interface QuietCondition {

    /** What is still going on, in words; empty if nothing is. */
    Optional<String> busyWith();
}
