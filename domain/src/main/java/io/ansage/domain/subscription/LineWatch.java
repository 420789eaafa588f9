package io.ansage.domain.subscription;

/** The situations of a line: what operators say about it, not its single trains. */
public record LineWatch(String network, String line) implements Target {

    public LineWatch {
        if (network.isBlank() || line.isBlank()) {
            throw new IllegalArgumentException((network.isBlank() ? "network" : "line") + ": is empty");
        }
    }
}
