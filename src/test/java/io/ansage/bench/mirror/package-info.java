/** The mirror of journey events on Kafka, measured. */
@NullMarked
package io.ansage.bench.mirror;

import org.jspecify.annotations.NullMarked;
