package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Staff come in, stay, and leave; nobody else does. */
class SupportSignInTest {

    private final Stage stage = Stage.newMorning();

    private Browser door(String path) {
        return Browser.open(stage.product().httpPort(), 1280, 800, "en").go(path);
    }

    @Test
    void signingIn_leadsBackToWhereOneWas_andLeavesNothingInTheAddressOrBehind() {
        try (var browser = door("/support?q=nobody")) {
            browser.see("#sign-in");
            Barriers.noneInAnyLook(browser, "support-door");
            browser.viewport(1280, 800).click("#sign-in").see("#secret");
            assertThat(browser.complaints()).isEmpty();
            Barriers.noneInAnyLook(browser, "support-sign-in");
            browser.viewport(1280, 800)
                    .write("#secret", stage.product().staffSecret("desk"))
                    .click("button.primary")
                    .says("main h1", "nobody");

            assertThat(browser.driver().getCurrentUrl()).endsWith("/support?q=nobody");
            var token = browser.script("return JSON.parse(sessionStorage.getItem('ansage.staff')).access").toString();
            assertThat(browser.script("return JSON.stringify(localStorage)").toString()).doesNotContain(token);
            assertThat(browser.script("return document.cookie").toString()).isEmpty();
            browser.go("/support?q=again").says("main h1", "again");
            browser.click("#sign-out").see("#sign-in");
            browser.go("/support").see("#sign-in");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void wrongSecret_isRefusedInWords_atTheFieldsAgain() {
        try (var browser = door("/support")) {
            browser.click("#sign-in").see("#secret");
            browser.write("#account", "operator").write("#secret", "guess").click("button.primary");
            browser.says("#problem", "do not belong together");
            browser.write("#secret", stage.product().staffSecret("operator")).click("button.primary").see(".desk");
            // An operator has no business with passengers.
            assertThat(browser.all(".tasks a[href='/support/audit']")).isEmpty();
            browser.go("/support/audit").says("main h1", "not yours");
        }
    }

    @Test
    void aCodeNobodyAskedFor_isNotUsed() {
        try (var browser = door("/support?code=planted&state=planted")) {
            browser.says(".problem", "does not belong to this tab");
            assertThat(browser.driver().getCurrentUrl()).endsWith("/support");
        }
    }

    @Test
    void aTokenAboutToEnd_isRenewed_andOneThatCannotBeIsSaid() {
        try (var browser = Desk.open(stage, "/support", "en")) {
            var access = browser.script("""
                    const kept = JSON.parse(sessionStorage.getItem('ansage.staff'));
                    sessionStorage.setItem('ansage.staff', JSON.stringify({...kept, until: Date.now() + 1000}));
                    return kept.access;""");
            browser.go("/support").see(".desk");
            assertThat(browser.script("return JSON.parse(sessionStorage.getItem('ansage.staff')).access"))
                    .isNotEqualTo(access);
            browser.script("""
                    const kept = JSON.parse(sessionStorage.getItem('ansage.staff'));
                    sessionStorage.setItem('ansage.staff', JSON.stringify({...kept, refresh: 'spent', until: 1}));""");
            browser.go("/support/audit").see("#sign-in");
            Desk.signIn(browser, stage, "desk");
            assertThat(browser.driver().getCurrentUrl()).endsWith("/support/audit");
        }
    }
}
