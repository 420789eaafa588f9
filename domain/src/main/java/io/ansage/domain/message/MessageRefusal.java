package io.ansage.domain.message;

/** A message refuses a command. */
public final class MessageRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such message. */
        NOT_FOUND,
        /** There is another one under this id. */
        ID_TAKEN,
        /** It is published: it can be revised, and no more be edited. */
        PUBLISHED,
        /** It is a draft: it can be edited, and not yet be revised. */
        DRAFT,
        /** It is archived, for good. */
        ARCHIVED,
        /** Who has been told stays meant: another audience needs another message. */
        AUDIENCE_FIXED,
        /** It holds no more, or may be sent no more: nobody would be told. */
        OVER
    }

    private final Reason reason;

    public MessageRefusal(Reason reason, MessageId id) {
        super("message " + id + ": " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
