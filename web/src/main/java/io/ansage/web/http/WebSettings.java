package io.ansage.web.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the HTTP side, {@code ansage.web.*}.
 *
 * @param sessionLife          how long a passenger's session lasts
 * @param subscriptionsPerPassenger most subscriptions of one passenger
 * @param devicesPerPassenger  most devices of one passenger
 * @param streamsPerPrincipal  most open streams of one passenger or staff member
 * @param streamsPerAddress    most open streams of one network address
 * @param requestsPerSecond    steady rate of requests of one network address; of files of pages
 *                             twenty times that, for they come from memory
 * @param burst                requests of one network address at once
 * @param changesPerMinute     steady rate of changing requests of one passenger, and of new sessions of one address
 * @param changeBurst          the same, at once
 * @param heartbeat            pause between heartbeats of a stream
 * @param streamBuffer         changed journeys a slow reader may be behind before it is told to reload
 * @param allowedOrigins       origins besides our own whose pages may act for a passenger's cookie; none by default
 */
@ConfigurationProperties("ansage.web")
public record WebSettings(@DefaultValue("90d") Duration sessionLife,
        @DefaultValue("200") int subscriptionsPerPassenger, @DefaultValue("10") int devicesPerPassenger,
        @DefaultValue("5") int streamsPerPrincipal, @DefaultValue("50") int streamsPerAddress,
        @DefaultValue("50") int requestsPerSecond, @DefaultValue("200") int burst,
        @DefaultValue("60") int changesPerMinute, @DefaultValue("60") int changeBurst,
        @DefaultValue("15s") Duration heartbeat, @DefaultValue("1000") int streamBuffer,
        @DefaultValue List<String> allowedOrigins) {

    public WebSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
