package io.ansage.infra.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** The document where sample accounts sign in. It works without scripts; every value in it is escaped. */
final class SignInDocument {

    static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private static final Pattern WORD = Pattern.compile("\\{\\{(\\w+)}}");
    // No look at the language of this machine.
    private static final Control EXACTLY = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final String form = read("sign-in.html");
    private final String refusal = read("sign-in-refusal.html");

    /** The form; what was asked travels on in it, and a problem is said first. */
    String form(Locale language, MultiValueMap<String, String> asked, String problem) {
        var hidden = AuthorizationRequest.NAMES.stream()
                .filter(name -> asked.getFirst(name) != null)
                .map(name -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name,
                        escaped(Objects.requireNonNull(asked.getFirst(name)))))
                .collect(Collectors.joining("\n      "));
        return filled(form, language)
                .replace("<!-- hidden -->", hidden)
                .replace("<!-- problem -->", problem.isEmpty()
                        ? ""
                        : "<p class=\"problem\" role=\"alert\" id=\"problem\"><strong>" + escaped(problem)
                                + "</strong></p>")
                .replace("<!-- account -->",
                        escaped(Objects.requireNonNullElse(asked.getFirst("account"), "desk")));
    }

    /** Says that there is nowhere to send anybody. */
    String refusal(Locale language) {
        return filled(refusal, language);
    }

    String text(Locale language, String key) {
        return ResourceBundle.getBundle("io.ansage.infra.security.sign-in", language, EXACTLY).getString(key);
    }

    private String filled(String document, Locale language) {
        return WORD.matcher(document)
                .replaceAll(word -> Matcher.quoteReplacement(
                        word.group(1).equals("lang")
                                ? language.getLanguage()
                                : escaped(text(language, word.group(1)))));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String read(String name) {
        try (var in = Objects.requireNonNull(SignInDocument.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
