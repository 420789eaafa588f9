package io.ansage.web.flow;

/** Reads the meters. */
public interface FlowSource {

    /** How things stand; cheap enough to be asked once a second, and waits for no part that hangs. */
    Flow read();
}
