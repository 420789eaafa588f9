/** Service dates and the arithmetic of railway time. */
@NullMarked
package io.ansage.domain.time;

import org.jspecify.annotations.NullMarked;
