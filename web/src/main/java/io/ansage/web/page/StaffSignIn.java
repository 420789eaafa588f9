package io.ansage.web.page;

import java.net.URI;
import java.util.List;

/**
 * Where staff sign in: an OIDC issuer at which the support console is a public client (authorization code with PKCE).
 *
 * @param authorizationEndpoint where the browser is sent; relative to this server where the issuer is our own
 * @param tokenEndpoint         where the page exchanges its code
 * @param clientId              the console's name at the issuer
 * @param scopes                what it asks for
 */
public record StaffSignIn(URI authorizationEndpoint, URI tokenEndpoint, String clientId, List<String> scopes) {

    public StaffSignIn {
        scopes = List.copyOf(scopes);
    }

    /** Origins beside our own that the console must be let to call. */
    public List<String> foreignOrigins() {
        return tokenEndpoint.isAbsolute()
                ? List.of(tokenEndpoint.getScheme() + "://" + tokenEndpoint.getRawAuthority())
                : List.of();
    }
}
