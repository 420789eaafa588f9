package io.ansage.domain.timetable;

/**
 * What a timetable says of changing from one stop to another.
 *
 * @param minutes  whole minutes the change takes at least
 * @param possible whether one can change there at all
 */
public record ChangeTime(int minutes, boolean possible) {}
