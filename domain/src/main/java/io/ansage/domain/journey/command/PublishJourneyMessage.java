package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;

/** Tell the passengers of this journey something. */
public record PublishJourneyMessage(JourneyId journeyId, String messageId, String text,
        Report report) implements JourneyCommand {}
