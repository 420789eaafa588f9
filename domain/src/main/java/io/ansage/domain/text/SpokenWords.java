package io.ansage.domain.text;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names, numbers and times as a voice reads them well: nothing abbreviated, no digits that run together. */
final class SpokenWords {

    private static final Pattern TRAIN = Pattern.compile("(\\p{L}+)?[\\s-]*(\\d+)(.*)");
    private static final Map<Pattern, String> STOPS = Map.of(Pattern.compile("\\bHbf\\b\\.?"), "Hauptbahnhof",
            Pattern.compile("\\bB(h)?f\\b\\.?"), "Bahnhof", Pattern.compile("\\bStr\\."), "Straße",
            Pattern.compile("(?<=\\p{Ll})str\\."), "straße", Pattern.compile("\\s*[(/]\\s*"), ", ",
            Pattern.compile("\\)"), "");
    private static final Pattern SAINT = Pattern.compile("\\bSt\\.\\s*");
    private static final Pattern LETTER_AFTER_DIGIT = Pattern.compile("(?<=\\d)(?=\\p{L})");
    private static final int LONGEST_PRODUCT_WORD = 4;

    private final Catalogue catalogue;

    SpokenWords(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** "IC 4046" becomes "Intercity 40 46", "ICE 73" becomes "I C E 73". */
    String train(String name) {
        var parts = TRAIN.matcher(Names.clean(name));
        if (!parts.matches()) {
            return Names.clean(name);
        }
        var product = parts.group(1);
        var number = number(parts.group(2)) + (parts.group(3).isBlank() ? "" : " " + parts.group(3).strip());
        return product == null ? number : product(product) + " " + number;
    }

    private String product(String product) {
        if (catalogue.has("product." + product)) {
            return catalogue.say("product." + product, Map.of());
        }
        boolean letters = product.length() <= LONGEST_PRODUCT_WORD && product.equals(product.toUpperCase(Locale.ROOT));
        return letters ? String.join(" ", product.split("")) : product;
    }

    /** Four digits are read in pairs, more one by one, fewer as they are. */
    private static String number(String digits) {
        if (digits.length() < 4) {
            return digits;
        }
        boolean pairs = digits.length() == 4 && digits.charAt(0) != '0' && digits.charAt(2) != '0';
        return pairs ? digits.substring(0, 2) + " " + digits.substring(2) : String.join(" ", digits.split(""));
    }

    /** A station, with its abbreviations written out. */
    String stop(String name) {
        var spoken = SAINT.matcher(Names.clean(name)).replaceAll(catalogue.say("saint", Map.of()) + " ");
        for (var rule : STOPS.entrySet()) {
            spoken = rule.getKey().matcher(spoken).replaceAll(rule.getValue());
        }
        return spoken.strip();
    }

    /** As French hears it, accents or not. */
    static boolean beginsWithVowel(String name) {
        var first = Normalizer.normalize(name, Normalizer.Form.NFD).substring(0, 1).toLowerCase(Locale.ROOT);
        return "aeiou".contains(first);
    }

    /** "7a" becomes "7 a". */
    String platform(String name) {
        return LETTER_AFTER_DIGIT.matcher(Names.clean(name)).replaceAll(" ");
    }

    /** On the 24 hour clock of the zone. */
    String time(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return catalogue.say(local.getMinute() == 0 ? "time.full" : "time", Map.of("hour", local.getHour(), "minute",
                local.getMinute(), "padded", (local.getMinute() < 10 ? "0" : "") + local.getMinute()));
    }
}
