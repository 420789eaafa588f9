package io.ansage.domain.text;

/** The words of a notice: a title of at most 48 characters and a body of at most 120, one line each. */
public record Text(String title, String body) {

    /** Longest title that phones and watches show whole. */
    public static final int TITLE_LIMIT = 48;

    /** Longest body that phones show without unfolding. */
    public static final int BODY_LIMIT = 120;

    public Text {
        if (title.isBlank() || title.length() > TITLE_LIMIT) {
            throw new IllegalArgumentException("title: must have 1 to " + TITLE_LIMIT + " characters");
        }
        if (body.isBlank() || body.length() > BODY_LIMIT) {
            throw new IllegalArgumentException("body: must have 1 to " + BODY_LIMIT + " characters");
        }
    }
}
