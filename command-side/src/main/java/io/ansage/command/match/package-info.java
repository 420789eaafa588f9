/** Finds the journey that a report is about. */
@NullMarked
package io.ansage.command.match;

import org.jspecify.annotations.NullMarked;
