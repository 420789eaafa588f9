/** The aggregate of a passenger's subscription. */
@NullMarked
package io.ansage.command.subscription;

import org.jspecify.annotations.NullMarked;
