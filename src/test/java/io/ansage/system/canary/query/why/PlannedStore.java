package io.ansage.system.canary.query.why;

public final class PlannedStore {}
