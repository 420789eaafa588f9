package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;

/**
 * Let the journey wait at a call for those who come with another one.
 *
 * @param order   the call where it waits
 * @param feeder  the journey it waits for
 * @param minutes how long it waits at most beyond its planned departure
 */
public record HoldConnection(JourneyId journeyId, int order, JourneyId feeder, int minutes,
        Report report) implements JourneyCommand {}
