package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in which news about a journey settles before anyone is told.
 *
 * @param openedAt when bad news came in, in passenger time; absent while there is nothing but something held to look at
 * @param dueAt    when to decide, in passenger time
 */
public record SettlingWindow(JourneyId journeyId, @Nullable Instant openedAt, Instant dueAt) {}
