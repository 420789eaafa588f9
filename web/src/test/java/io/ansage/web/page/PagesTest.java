package io.ansage.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.web.testing.WebTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Pages are served from memory, whole, and ask nobody else for anything. */
class PagesTest extends WebTest {

    private static final Pattern HASH = Pattern.compile("'sha256-[^']+'");

    @ParameterizedTest
    @EnumSource(Face.class)
    void document_namesItsModules_andItsPolicyAdmitsItsImportMap(Face face) {
        var answer = get(face.paths().getFirst());
        var policy = Objects.requireNonNull(answer.getResponseHeaders().getFirst("Content-Security-Policy"));
        var map = between(text(answer), "<script type=\"importmap\">", "</script>");
        assertThat(HASH.matcher(policy).results().map(r -> r.group()).toList())
                .contains("'sha256-" + io.ansage.web.http.Digests.sha256Base64(map) + "'");
        assertThat(policy).doesNotContain("unsafe-inline");
        assertThat(text(answer)).contains("<link rel=\"modulepreload\" href=\"" + face.module() + "\">")
                .doesNotContain("https://")
                .doesNotContain("style=");
    }

    @Test
    void file_isSentCompressed_andOnlyIfItChanged() throws IOException {
        var path = "/faces/shared/tokens.css";
        var plain = get(path);
        var gzip = client().get()
                .uri(path)
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_ENCODING, "gzip")
                .expectBody()
                .returnResult();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Objects.requireNonNull(gzip.getResponseBody())))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.getResponseBody());
        }
        client().get()
                .uri(path)
                .header(HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(plain.getResponseHeaders().getETag()))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void fileThatIsNotThere_isNotFound() {
        client().get().uri("/faces/shared/nothing.js").exchange().expectStatus().isNotFound();
        client().get()
                .uri("/faces/../application.yaml")
                .exchange()
                .expectStatus()
                .value(s -> assertThat(s).isGreaterThanOrEqualTo(400));
    }

    private EntityExchangeResult<byte[]> get(String path) {
        return client().get().uri(path).exchange().expectStatus().isOk().expectBody().returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getResponseBody()), StandardCharsets.UTF_8);
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }
}
