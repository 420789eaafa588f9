/** The event store, commands, replay and subscriptions, measured. */
@NullMarked
package io.ansage.bench.store;

import org.jspecify.annotations.NullMarked;
