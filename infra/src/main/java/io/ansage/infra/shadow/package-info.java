/** Feeds on trial: read, matched, gated and decided about beside the live ones, in memory, without anybody noticing. */
@NullMarked
package io.ansage.infra.shadow;

import org.jspecify.annotations.NullMarked;
