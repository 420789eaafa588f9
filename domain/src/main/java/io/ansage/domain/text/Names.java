package io.ansage.domain.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names inside sentences that are not allowed to grow beyond a limit. A sentence is first said with a mark in place of
 * each name; once all else is known the names get the room that is left, and the longest are shortened first.
 */
final class Names {

    private static final char FIRST_MARK = '\uE000';
    private static final char ELLIPSIS = '…';
    /** Room below which a name can hardly be recognised. */
    private static final int READABLE = 12;

    private final List<String> names = new ArrayList<>();
    /** Marks of what somebody wrote to be read; names give way to it. */
    private final Set<Integer> words = new HashSet<>();

    /** Takes a name; the mark it returns goes into the sentence. */
    String mark(String name) {
        names.add(clean(name));
        return String.valueOf((char) (FIRST_MARK + names.size() - 1));
    }

    /** The same for words of somebody else that are the point of the sentence: names are shortened before they are. */
    String markWords(String text) {
        var mark = mark(text);
        words.add((int) mark.charAt(0));
        return mark;
    }

    /** Whether the sentence keeps the limit with every name whole. */
    boolean fitsWhole(String sentence, int limit) {
        return length(sentence, Integer.MAX_VALUE, Integer.MAX_VALUE) <= limit;
    }

    /** Whether the sentence keeps the limit with every name still readable. */
    boolean fitsReadably(String sentence, int limit) {
        return length(sentence, READABLE, READABLE) <= limit;
    }

    /** The sentence with its names, the longest shortened as far as the limit demands. */
    String fill(String sentence, int limit) {
        int cap = names.stream().mapToInt(String::length).max().orElse(0);
        int wordsCap = cap;
        while (cap > READABLE && length(sentence, cap, wordsCap) > limit) {
            cap--;
        }
        while (wordsCap > cap && length(sentence, cap, wordsCap) > limit) {
            wordsCap--;
        }
        while (cap > 1 && length(sentence, cap, wordsCap) > limit) {
            cap--;
            wordsCap--;
        }
        var filled = new StringBuilder();
        for (char c : sentence.toCharArray()) {
            if (marks(c)) {
                filled.append(shorten(names.get(c - FIRST_MARK), words.contains((int) c) ? wordsCap : cap));
            } else {
                filled.append(c);
            }
        }
        return shorten(filled.toString(), limit);
    }

    private int length(String sentence, int cap, int wordsCap) {
        return sentence.chars()
                .map(c -> marks(c)
                        ? Math.min(words.contains(c) ? wordsCap : cap, names.get(c - FIRST_MARK).length())
                        : 1)
                .sum();
    }

    private boolean marks(int c) {
        return c >= FIRST_MARK && c < FIRST_MARK + names.size();
    }

    /** Removes what could break a line, reverse it or hide in it; keeps what holds emoji together. */
    static String clean(String name) {
        var clean = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append(' ');
                case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {
                    // Says nothing to a reader.
                }
                case Character.FORMAT -> {
                    if (c == 0x200C || c == 0x200D || (c >= 0xE0020 && c <= 0xE007F)) {
                        clean.appendCodePoint(c);
                    }
                }
                default -> clean.appendCodePoint(c);
            }
        });
        var result = clean.toString().replaceAll("\\s+", " ").strip();
        return result.isEmpty() ? "–" : result;
    }

    /** Cuts at the end of a word, else between two characters as people see them; never inside a number. */
    static String shorten(String name, int limit) {
        if (name.length() <= limit) {
            return name;
        }
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(name);
        int cut = limit < 1 ? 0 : characters.preceding(limit);
        int word = name.lastIndexOf(' ', cut);
        if (word >= limit / 2) {
            cut = word;
        }
        while (cut > 0 && insideNumber(name, cut)) {
            cut = characters.preceding(cut);
        }
        return name.substring(0, cut).stripTrailing() + ELLIPSIS;
    }

    /** Also a time or a decimal counts as one number: 07:42, 1.5. */
    private static boolean insideNumber(String name, int at) {
        if (Character.isDigit(name.charAt(at))) {
            char before = name.charAt(at - 1);
            return Character.isDigit(before) || (joins(before) && at > 1 && Character.isDigit(name.charAt(at - 2)));
        }
        return joins(name.charAt(at)) && Character.isDigit(name.charAt(at - 1)) && at + 1 < name.length()
                && Character.isDigit(name.charAt(at + 1));
    }

    private static boolean joins(char c) {
        return c == ':' || c == '.' || c == ',' || c == '–';
    }
}
