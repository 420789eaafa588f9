/** Pushes, from the outbox to the provider's stand-in and back (B7). */
@NullMarked
package io.ansage.bench.push;

import org.jspecify.annotations.NullMarked;
