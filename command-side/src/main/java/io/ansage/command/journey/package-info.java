/** The aggregate of a train on a service date. */
@NullMarked
package io.ansage.command.journey;

import org.jspecify.annotations.NullMarked;
