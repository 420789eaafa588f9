package io.ansage.domain.observation;

import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import org.jspecify.annotations.Nullable;

/**
 * How a source names a journey; the matcher finds the {@code JourneyId} for it.
 *
 * @param network     the network whose names these are, such as {@code ie}; empty if the source names none (batch files)
 * @param trip        the source's own trip name, where it has one
 * @param trainNumber the train number, where it names one
 * @param serviceDate the service date, where it names one
 */
public record JourneyRef(String network, @Nullable String trip, @Nullable TrainNumber trainNumber,
        @Nullable ServiceDate serviceDate) {}
