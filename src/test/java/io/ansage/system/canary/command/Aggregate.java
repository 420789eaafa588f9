package io.ansage.system.canary.command;

public final class Aggregate {}
