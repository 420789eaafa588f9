/** Code written in the newest language forms, to prove that the formatter leaves it alone. */
@NullMarked
package io.ansage.system.format;

import org.jspecify.annotations.NullMarked;
