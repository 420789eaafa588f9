/** Counts what happens under the names of the reasons for it, and says whether the platform is well. */
@NullMarked
package io.ansage.infra.metrics;

import org.jspecify.annotations.NullMarked;
