/** Faults on purpose: servers that go away, providers that fail, feeds that stutter, events that cannot be folded. */
@NullMarked
package io.ansage.system.faults;

import org.jspecify.annotations.NullMarked;
