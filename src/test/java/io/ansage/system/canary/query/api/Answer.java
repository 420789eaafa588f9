package io.ansage.system.canary.query.api;

public final class Answer {}
