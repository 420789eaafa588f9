/** The aggregate of an operator's message. */
@NullMarked
package io.ansage.command.message;

import org.jspecify.annotations.NullMarked;
