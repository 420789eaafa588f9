package io.ansage.system.canary.push;

public final class Channel {}
