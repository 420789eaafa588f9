/** What to do instead: other ways to get there today. */
@NullMarked
package io.ansage.domain.alternative;

import org.jspecify.annotations.NullMarked;
