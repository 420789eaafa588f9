/**
 * Static timetables in GTFS, as defined by the <a href="https://gtfs.org/documentation/schedule/reference/">reference</a>.
 */
@NullMarked
package io.ansage.command.feed.gtfs;

import org.jspecify.annotations.NullMarked;
