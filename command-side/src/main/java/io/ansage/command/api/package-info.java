/** What other modules may ask of the command side: hand in observations, look after the quarantine. */
@NullMarked
package io.ansage.command.api;

import org.jspecify.annotations.NullMarked;
