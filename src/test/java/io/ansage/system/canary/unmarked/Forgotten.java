package io.ansage.system.canary.unmarked;

public final class Forgotten {}
