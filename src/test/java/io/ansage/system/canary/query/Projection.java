package io.ansage.system.canary.query;

public final class Projection {}
