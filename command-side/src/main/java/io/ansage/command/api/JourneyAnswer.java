package io.ansage.command.api;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Ruling;

/**
 * The result of every journey command: what the journey said, and what is known of it afterwards. A refusal is an answer
 * like any other and no failure, so that one impossible report does not undo the batch it came in.
 */
public record JourneyAnswer(Ruling ruling, JourneyOutlook outlook) {}
