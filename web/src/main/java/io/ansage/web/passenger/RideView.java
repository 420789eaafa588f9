package io.ansage.web.passenger;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.subscription.Leg;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ride on one train, from where one boards to where one alights. */
@Schema(description = "A ride on one train. An absent expected time is not known, which is not the same as on time.")
record RideView(@Schema(example = "ie:A906:2025-10-03") String journeyId, long revision, int boarding, int alighting,
        @Schema(example = "A906") String train, @Nullable String line, @Nullable String headsign, String zone,
        String from, String to, @Nullable Instant aimedDeparture, @Nullable Instant expectedDeparture,
        @Nullable Integer delayMinutes, @Nullable Instant aimedArrival, @Nullable Instant expectedArrival,
        @Nullable String plannedPlatform, @Nullable String platform, boolean cancelled, Instant asOf) {

    static RideView of(JourneyOutlook o, Leg leg) {
        var boarding = o.findCall(leg.boarding()).orElseThrow();
        var alighting = o.findCall(leg.alighting()).orElseThrow();
        var late = o.departureDelayAt(leg.boarding());
        return new RideView(o.id().toString(), o.revision(), leg.boarding(), leg.alighting(), o.trainNumber().value(),
                o.line(), o.destination(), o.zone().getId(),
                boarding.planned().stopName(), alighting.planned().stopName(), boarding.planned().aimedDeparture(),
                boarding.departureWith(late), late,
                alighting.planned().aimedArrival(), alighting.arrivalWith(o.arrivalDelayAt(leg.alighting())),
                name(boarding.planned().platform()), name(boarding.platform()), cancelled(o, boarding, alighting),
                o.asOf());
    }

    @Nullable
    Instant departs() {
        return expectedDeparture != null ? expectedDeparture : aimedDeparture;
    }

    @Nullable
    Instant arrives() {
        return expectedArrival != null ? expectedArrival : aimedArrival;
    }

    private static boolean cancelled(JourneyOutlook o, CallOutlook boarding, CallOutlook alighting) {
        return o.cancelled() || boarding.cancelled() || alighting.cancelled();
    }

    private static @Nullable String name(@Nullable Platform platform) {
        return platform == null ? null : platform.name();
    }
}
