package io.ansage.web.security;

import io.ansage.web.testing.WebTest;
import org.junit.jupiter.api.Test;

/** What the support console asks before anybody is signed in, and right after. */
final class StaffSignInTest extends WebTest {

    @Test
    void everybody_isToldWhereStaffSignIn_andThePolicyAdmitsThatIssuerOnly() {
        client().get()
                .uri("/api/v1/sign-in")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.authorizationEndpoint")
                .isEqualTo("https://issuer.example/authorize")
                .jsonPath("$.clientId")
                .isEqualTo("ansage-console");
        client().get()
                .uri("/support")
                .exchange()
                .expectHeader()
                .valueMatches("Content-Security-Policy", ".*connect-src 'self' https://issuer\\.example;.*");
    }

    @Test
    void staff_areToldWhoTheyAre_passengersAreNot() {
        as("staff-support").get()
                .uri("/api/v1/staff/me")
                .exchange()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("support-1")
                .jsonPath("$.roles[0]")
                .isEqualTo("support");
        as(newPassenger().token()).get().uri("/api/v1/staff/me").exchange().expectStatus().isForbidden();
        client().get().uri("/api/v1/staff/me").exchange().expectStatus().isUnauthorized();
    }
}
