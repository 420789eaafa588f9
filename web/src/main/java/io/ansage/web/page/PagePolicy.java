package io.ansage.web.page;

import org.springframework.stereotype.Component;

/** What browsers may do on our pages: nothing inline but the import map, no frames, nothing from elsewhere. */
@Component
public final class PagePolicy {

    private final String directives;

    PagePolicy(ImportMap imports) {
        this.directives = "default-src 'none'; script-src 'self' " + imports.hash() + "; style-src 'self'; "
                + "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'";
    }

    /** Value of the header {@code Content-Security-Policy}. */
    public String directives() {
        return directives;
    }
}
