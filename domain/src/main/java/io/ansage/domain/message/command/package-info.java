/** What an operator wants of a message. */
@NullMarked
package io.ansage.domain.message.command;

import org.jspecify.annotations.NullMarked;
