package io.ansage.infra.standalone;

import io.ansage.infra.Ansage;

/** Starts the platform together with its own PostgreSQL and Kafka. */
public final class Standalone {

    private Standalone() {}

    public static void main(String[] args) {
        Ansage.main(args);
    }
}
