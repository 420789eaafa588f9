package io.ansage.system.canary.query;

import io.ansage.system.canary.command.Aggregate;

public final class SeesAggregate {

    Aggregate seen = new Aggregate();
}
