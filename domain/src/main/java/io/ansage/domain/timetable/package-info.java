/** The planned day: journeys as they were meant to run. */
@NullMarked
package io.ansage.domain.timetable;

import org.jspecify.annotations.NullMarked;
