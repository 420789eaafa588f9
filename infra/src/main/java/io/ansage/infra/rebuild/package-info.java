/** Builds projections anew beside the live ones, silently, and swaps them in. */
@NullMarked
package io.ansage.infra.rebuild;

import org.jspecify.annotations.NullMarked;
