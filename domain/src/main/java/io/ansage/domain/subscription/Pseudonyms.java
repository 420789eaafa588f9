package io.ansage.domain.subscription;

/** The form of ids that we mint ourselves: 8 to 64 of A-Z a-z 0-9 and '-'. */
final class Pseudonyms {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;

    private Pseudonyms() {}

    // By hand and not by a pattern: planning reads two of them for each passenger considered.
    static boolean wellFormed(String value) {
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && c != '-') {
                return false;
            }
        }
        return true;
    }
}
