/** Turns reports about a journey into facts, once, in order. */
@NullMarked
package io.ansage.command;

import org.jspecify.annotations.NullMarked;
