/** Which module may see what, as rules that are proven to bite. */
@NullMarked
package io.ansage.system.architecture;

import org.jspecify.annotations.NullMarked;
