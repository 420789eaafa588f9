/** A small railway of our own making, with its habits and its passengers, for a first look at the platform. */
@NullMarked
package io.ansage.infra.sample;

import org.jspecify.annotations.NullMarked;
