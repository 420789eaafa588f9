package io.ansage.infra.rebuild;

import org.jspecify.annotations.Nullable;

/** The processor that keeps a projection up to date on this node. */
public interface LiveProcessor {

    boolean running();

    /** What stopped it, if something did. */
    @Nullable
    String error();

    /** Stops it, and waits until its last batch has ended. */
    void stop();

    void start();
}
