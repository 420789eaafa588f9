@NullMarked
package io.ansage.command.journey;

import org.jspecify.annotations.NullMarked;
