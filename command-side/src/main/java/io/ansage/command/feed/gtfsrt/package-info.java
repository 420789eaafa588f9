/**
 * GTFS-Realtime TripUpdates and Alerts, as defined by the
 * <a href="https://gtfs.org/documentation/realtime/reference/">reference</a>.
 */
@NullMarked
package io.ansage.command.feed.gtfsrt;

import org.jspecify.annotations.NullMarked;
