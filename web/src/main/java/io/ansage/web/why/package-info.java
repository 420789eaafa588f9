/** Why somebody was told something, why not, and what would have been said with other numbers. */
@NullMarked
package io.ansage.web.why;

import org.jspecify.annotations.NullMarked;
