/** What operators hold back for a while. */
@NullMarked
package io.ansage.domain.silence;

import org.jspecify.annotations.NullMarked;
