/** Planted violations. */
@NullMarked
package io.ansage.system.canary.domain;

import org.jspecify.annotations.NullMarked;
