/** Reports in batches: gated, dispatched, booked, in one transaction. */
@NullMarked
package io.ansage.command.ingest;

import org.jspecify.annotations.NullMarked;
