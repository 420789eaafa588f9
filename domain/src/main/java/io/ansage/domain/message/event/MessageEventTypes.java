package io.ansage.domain.message.event;

/** The names under which message events are stored, with their revisions; see the journey's for the rules. */
public enum MessageEventTypes {
    MESSAGE_DRAFTED("operator-message-drafted", "1", MessageDrafted.class),
    DRAFT_EDITED("operator-message-draft-edited", "1", DraftEdited.class),
    MESSAGE_PUBLISHED("operator-message-published", "1", MessagePublished.class),
    MESSAGE_REVISED("operator-message-revised", "1", MessageRevised.class),
    MESSAGE_ARCHIVED("operator-message-archived", "1", MessageArchived.class);

    private final String typeName;
    private final String revision;
    private final Class<? extends MessageEvent> type;

    MessageEventTypes(String typeName, String revision, Class<? extends MessageEvent> type) {
        this.typeName = typeName;
        this.revision = revision;
        this.type = type;
    }

    public String typeName() {
        return typeName;
    }

    public String revision() {
        return revision;
    }

    public Class<? extends MessageEvent> type() {
        return type;
    }
}
