package io.ansage.web.page;

import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What browsers may do on our pages: nothing inline but the import map, no frames, nothing from
 * elsewhere but the tokens of an issuer of staff.
 */
@Component
public final class PagePolicy {

    private final String directives;

    PagePolicy(ImportMap imports, ObjectProvider<StaffSignIn> signIn) {
        var issuers = signIn.stream()
                .flatMap(where -> where.foreignOrigins().stream())
                .map(origin -> " " + origin)
                .collect(Collectors.joining());
        this.directives = "default-src 'none'; script-src 'self' " + imports.hash() + "; style-src 'self'; "
                + "img-src 'self' data:; connect-src 'self'" + issuers
                + "; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'";
    }

    /** Value of the header {@code Content-Security-Policy}. */
    public String directives() {
        return directives;
    }
}
