package io.ansage.infra.security;

import io.ansage.infra.security.AuthorizationRequest.Refused;
import io.ansage.infra.security.AuthorizationRequest.Unknown;
import io.ansage.infra.security.EmbeddedIssuer.SignIn;
import io.ansage.web.http.Blocking;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The authorization endpoint of the embedded issuer: shows a document that asks for name and secret, and takes both. */
final class SignInRoutes {

    private final EmbeddedIssuer issuer;
    private final SignInDocument document = new SignInDocument();

    SignInRoutes(EmbeddedIssuer issuer) {
        this.issuer = issuer;
    }

    Mono<ServerResponse> ask(ServerRequest request) {
        return handle(request, request.queryParams(), false);
    }

    Mono<ServerResponse> answer(ServerRequest request) {
        return request.formData().flatMap(form -> handle(request, form, true));
    }

    private Mono<ServerResponse> handle(ServerRequest request, MultiValueMap<String, String> given,
            boolean answered) {
        try {
            var asked = AuthorizationRequest.read(given, Clients.of(issuer.properties(), request.uri()));
            var language = language(request, asked.locales());
            return answered
                    ? signIn(asked, given, language)
                    : show(HttpStatus.OK, document.form(language, given, ""), asked);
        } catch (Refused refused) {
            return leave(refused.answer());
        } catch (Unknown unknown) {
            return page(HttpStatus.BAD_REQUEST, document.refusal(language(request, "")), "'none'");
        }
    }

    private Mono<ServerResponse> signIn(AuthorizationRequest asked, MultiValueMap<String, String> given,
            Locale language) {
        var account = Objects.requireNonNullElse(given.getFirst("account"), "").strip();
        var secret = Objects.requireNonNullElse(given.getFirst("secret"), "").strip();
        return Blocking.call(() -> issuer.signIn(account, secret, asked)).flatMap(outcome -> switch (outcome) {
            case SignIn.Done done -> leave(asked.answer(done.code()));
            case SignIn.Wrong _ -> show(HttpStatus.UNAUTHORIZED, document.form(language, given,
                    document.text(language, "wrong")), asked);
            case SignIn.Shut shut -> show(HttpStatus.TOO_MANY_REQUESTS, document.form(language, given,
                    document.text(language, "shut").formatted(minutes(shut.left()))), asked);
        });
    }

    private static long minutes(Duration left) {
        return left.plusSeconds(59).toMinutes();
    }

    private static Mono<ServerResponse> leave(URI where) {
        // 303, so that name and secret are not sent along.
        return ServerResponse.seeOther(where).cacheControl(CacheControl.noStore()).build();
    }

    private static Mono<ServerResponse> show(HttpStatus status, String html, AuthorizationRequest asked) {
        var back = URI.create(asked.redirectUri());
        return page(status, html, "'self' " + back.getScheme() + "://" + back.getRawAuthority());
    }

    private static Mono<ServerResponse> page(HttpStatus status, String html, String formAction) {
        return ServerResponse.status(status)
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                // The only document of all that sends a form; it runs nothing but the choice of the theme.
                .header("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
                        + "img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action " + formAction)
                // Without an origin the form would be taken for one of another site.
                .header("Referrer-Policy", "same-origin")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .bodyValue(html);
    }

    private static Locale language(ServerRequest request, String locales) {
        var asked = Stream.of(locales.split(" ")).map(Locale::forLanguageTag);
        List<Locale> accepted = request.headers()
                .acceptLanguage()
                .stream()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .toList();
        return Stream.concat(asked, accepted.stream())
                .filter(locale -> SignInDocument.LANGUAGES.contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
