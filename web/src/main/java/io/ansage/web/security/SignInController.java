package io.ansage.web.security;

import io.ansage.web.page.StaffSignIn;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How staff come in, and who they are once they have. */
@RestController
@Tag(name = "Staff")
final class SignInController {

    private static final String PREFIX = "ROLE_";

    private final ObjectProvider<StaffSignIn> signIn;

    SignInController(ObjectProvider<StaffSignIn> signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/api/v1/sign-in")
    @Operation(summary = "Where staff sign in",
            description = "An OIDC issuer; the support console is a public client there: authorization code with PKCE.")
    ResponseEntity<SignInView> signIn() {
        var where = signIn.getIfAvailable();
        if (where == null) {
            throw Problem.notFound("Nobody can sign in here: no issuer is configured.",
                    "Set ansage.issuer.authorization-endpoint and ansage.issuer.token-endpoint.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new SignInView(where.authorizationEndpoint(), where.tokenEndpoint(), where.clientId(),
                        where.scopes()));
    }

    @GetMapping("/api/v1/staff/me")
    @Operation(summary = "Who of the staff I am, and what I may do")
    ResponseEntity<StaffView> me(@Staff String name, @Parameter(hidden = true) Authentication authentication) {
        var roles = authentication.getAuthorities()
                .stream()
                .map(granted -> String.valueOf(granted.getAuthority()))
                .filter(role -> role.startsWith(PREFIX))
                .map(role -> role.substring(PREFIX.length()).toLowerCase(Locale.ROOT))
                .sorted(Comparator.naturalOrder())
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new StaffView(name, roles));
    }

    /** Where to go. */
    record SignInView(@Schema(description = "Where the browser is sent; may be relative") URI authorizationEndpoint,
            URI tokenEndpoint, @Schema(example = "ansage-console") String clientId, List<String> scopes) {}

    /** A member of staff. */
    record StaffView(@Schema(description = "The token's sub") String name,
            @Schema(description = "operator, support, partner") List<String> roles) {}
}
