/** A train on a service date: its identity, its calls and its outlook, the current truth about it. */
@NullMarked
package io.ansage.domain.journey;

import org.jspecify.annotations.NullMarked;
