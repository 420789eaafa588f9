/** The way in: observations to events, and what of them is kept. */
@NullMarked
package io.ansage.bench.ingest;

import org.jspecify.annotations.NullMarked;
