package io.ansage.infra.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are kept; prefix {@code ansage.store}.
 *
 * @param appendPatience   how long an append waits for those before it until it fails and may be tried again
 * @param fetchDelay       how soon events that other nodes appended are seen; own ones are seen at once
 * @param claimTimeout     after which silence of a node its segments may be taken by another
 * @param deadLetterGroups processing groups whose poison is parked; all others stop at it
 */
@ConfigurationProperties("ansage.store")
public record StoreProperties(@DefaultValue("10s") Duration appendPatience, @DefaultValue("50ms") Duration fetchDelay,
        @DefaultValue("10s") Duration claimTimeout, @DefaultValue List<String> deadLetterGroups) {

    /** Where the master key lies; property {@code ansage.master-key-file}. */
    @ConfigurationProperties("ansage")
    public record Keys(@DefaultValue(".ansage/master.key") Path masterKeyFile) {}
}
