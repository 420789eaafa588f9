/** Planted violations. */
@NullMarked
package io.ansage.system.canary.command.api;

import org.jspecify.annotations.NullMarked;
