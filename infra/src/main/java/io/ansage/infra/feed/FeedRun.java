package io.ansage.infra.feed;

/** Something that reads feeds on a thread of its own until it is done or interrupted. */
interface FeedRun {

    String name();

    void run() throws Exception;
}
