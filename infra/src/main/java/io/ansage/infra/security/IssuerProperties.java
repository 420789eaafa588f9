package io.ansage.infra.security;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens staff come with; prefix {@code ansage.issuer}.
 *
 * @param embedded  run a small issuer of our own; for the default run, not for production
 * @param uri       who must have issued a token (claim {@code iss})
 * @param audience  whom it must be for (claim {@code aud})
 * @param jwkSetUri where an external issuer publishes its keys; without it, and not embedded, no token is believed
 * @param authorizationEndpoint where the support console sends staff of an external issuer to sign in
 * @param tokenEndpoint where the console fetches its token from an external issuer, which has to allow that (CORS)
 * @param clientId  the console's name at the issuer: a public client with PKCE
 * @param scopes    what the console asks the issuer for
 * @param redirectUris where else the embedded issuer may send codes to, beside the console on this machine
 * @param folder    where the embedded issuer keeps its key and the secrets of its clients
 * @param tokenLife how long a token of the embedded issuer lasts
 * @param sessionLife how long somebody who signed in at the embedded issuer can have their token renewed
 */
@ConfigurationProperties("ansage.issuer")
public record IssuerProperties(@DefaultValue("false") boolean embedded,
        @DefaultValue("urn:ansage:issuer") String uri, @DefaultValue("ansage") String audience,
        @Nullable URI jwkSetUri, @Nullable URI authorizationEndpoint, @Nullable URI tokenEndpoint,
        @DefaultValue("ansage-console") String clientId, @DefaultValue("openid") List<String> scopes,
        @DefaultValue List<URI> redirectUris, @DefaultValue(".ansage/issuer") Path folder,
        @DefaultValue("1h") Duration tokenLife, @DefaultValue("12h") Duration sessionLife) {

    public IssuerProperties {
        scopes = List.copyOf(scopes);
        redirectUris = List.copyOf(redirectUris);
    }
}
