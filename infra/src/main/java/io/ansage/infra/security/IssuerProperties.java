package io.ansage.infra.security;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param folder    where the embedded issuer keeps its key and the secrets of its clients
 * @param tokenLife how long a token of the embedded issuer lasts
 */
@ConfigurationProperties("ansage.issuer")
public record IssuerProperties(@DefaultValue("false") boolean embedded,
        @DefaultValue("urn:ansage:issuer") String uri, @DefaultValue("ansage") String audience,
        @Nullable URI jwkSetUri, @DefaultValue(".ansage/issuer") Path folder,
        @DefaultValue("1h") Duration tokenLife) {}
