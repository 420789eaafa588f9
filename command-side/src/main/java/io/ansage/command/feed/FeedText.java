package io.ansage.command.feed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts from outside: a line break or control character in a name would forge a line of a stream or a log. */
public final class FeedText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private FeedText() {}

    /** One line, without control or direction characters, of at most {@code limit} characters. */
    public static String line(String text, int limit) {
        var line = INVISIBLE.matcher(text).replaceAll(" ").strip();
        return line.length() > limit ? line.substring(0, limit).strip() : line;
    }

    /** A name for machines: {@code Leixlip (Louisa Bridge)} becomes {@code leixlip-louisa-bridge}. */
    public static String slug(String name) {
        var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        var slug = OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        int from = slug.startsWith("-") ? 1 : 0;
        int to = slug.endsWith("-") && slug.length() > 1 ? slug.length() - 1 : slug.length();
        return from >= to ? "" : slug.substring(from, to);
    }
}
