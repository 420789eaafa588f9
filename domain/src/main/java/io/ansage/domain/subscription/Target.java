package io.ansage.domain.subscription;

/**
 * What a passenger wants to be told about. Journeys that are meant, but not named, are found in the timetable day by
 * day.
 */
public sealed interface Target permits TripPlan, Commute, StopWatch, LineWatch {}
