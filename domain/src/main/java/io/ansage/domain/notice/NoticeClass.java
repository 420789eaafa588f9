package io.ansage.domain.notice;

/** How much a notice may disturb: {@code QUIET} replaces what the phone shows without a sound. */
public enum NoticeClass {
    QUIET, NORMAL, URGENT;

    public boolean interrupts() {
        return this != QUIET;
    }
}
