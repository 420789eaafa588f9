/** What somebody wants to make of a journey. */
@NullMarked
package io.ansage.domain.journey.command;

import org.jspecify.annotations.NullMarked;
