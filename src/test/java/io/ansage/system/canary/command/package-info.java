/** Planted violations. */
@NullMarked
package io.ansage.system.canary.command;

import org.jspecify.annotations.NullMarked;
