package io.ansage.web.stream;

/** How many streams are open on this node, for those who watch it. */
public interface OpenStreams {

    int count();
}
