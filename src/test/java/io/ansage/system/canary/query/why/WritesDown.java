package io.ansage.system.canary.query.why;

public final class WritesDown {

    PlannedStore seen = new PlannedStore();
}
