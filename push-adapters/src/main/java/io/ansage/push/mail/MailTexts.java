package io.ansage.push.mail;

import java.util.Map;
import java.util.Objects;

/** What mails say beside the notice itself, in the passengers' languages. */
record MailTexts(String more, String why, String subject, String code, String ignore) {

    private static final Map<String, MailTexts> ALL = Map.of("en",
            new MailTexts("Now, and all that follows: %s",
                    "You asked for this. Your mail program can unsubscribe you, and so can %s",
                    "Your code for train messages: %s",
                    "Enter this code to receive messages about your trains at this address: %s\n\n"
                            + "It is valid for 30 minutes.",
                    "If it was not you who asked, do nothing: nothing more will come."),
            "de", new MailTexts("Jetzt, und alles Weitere: %s",
                    "Sie haben darum gebeten. Ihr Mailprogramm kann Sie abmelden, ebenso %s",
                    "Ihr Code für Zugmeldungen: %s",
                    "Mit diesem Code erhalten Sie Meldungen zu Ihren Zügen an diese Adresse: %s\n\n"
                            + "Er gilt 30 Minuten.",
                    "Haben nicht Sie darum gebeten, tun Sie nichts: dann kommt auch nichts mehr."),
            "fr", new MailTexts("La situation actuelle et la suite : %s",
                    "Vous l’avez demandé. Votre messagerie permet de vous désabonner, tout comme %s",
                    "Votre code pour les messages de train : %s",
                    "Avec ce code, vous recevrez à cette adresse les messages sur vos trains : %s\n\n"
                            + "Il est valable 30 minutes.",
                    "Si ce n’est pas vous qui l’avez demandé, ne faites rien : rien d’autre ne viendra."));

    static MailTexts of(String language) {
        return Objects.requireNonNullElse(ALL.get(language), Objects.requireNonNull(ALL.get("en")));
    }
}
