package io.ansage.query.outlook;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import org.jspecify.annotations.Nullable;

/** What one event made of an outlook. */
public record OutlookChange(@Nullable JourneyOutlook before, JourneyOutlook after, JourneyEvent event, long position) {}
