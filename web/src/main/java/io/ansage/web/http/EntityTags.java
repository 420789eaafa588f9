package io.ansage.web.http;

/** Entity tags made of revisions: the same revision is the same answer. */
public final class EntityTags {

    private EntityTags() {}

    /** Tag of one thing at a revision. */
    public static String ofRevision(long revision) {
        return "\"r" + revision + "\"";
    }

    /** Tag of a list: changes when a member, its revision or the order does. */
    public static String ofContent(Object content) {
        return "W/\"" + Integer.toHexString(content.hashCode()) + "\"";
    }
}
