/** The current truth as GTFS-Realtime, for whoever reads that already. */
@NullMarked
package io.ansage.web.gtfs;

import org.jspecify.annotations.NullMarked;
