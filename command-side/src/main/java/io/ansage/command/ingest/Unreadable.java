package io.ansage.command.ingest;

/** A record on the topic that is no observation; {@code why} says what is wrong with it. */
public record Unreadable(int partition, long offset, String raw, String why) implements Received {}
