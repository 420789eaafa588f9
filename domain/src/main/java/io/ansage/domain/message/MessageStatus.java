package io.ansage.domain.message;

/** Where a message stands; there is no way back. */
public enum MessageStatus {
    /** Being written; nobody is told. */
    DRAFT,
    /** Its audience is told while it may be sent and holds. */
    PUBLISHED,
    /** Over: taken back, done with, or never published. */
    ARCHIVED
}
