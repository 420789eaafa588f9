package io.ansage.system.canary.web;

import io.ansage.system.canary.command.Aggregate;

public final class SeesAggregate {

    Aggregate seen = new Aggregate();
}
