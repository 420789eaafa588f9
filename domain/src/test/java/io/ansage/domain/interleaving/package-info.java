/** Random mornings: observations doubled, overtaken, lost, nodes restarted, providers failing; what must hold all the same. */
@NullMarked
package io.ansage.domain.interleaving;

import org.jspecify.annotations.NullMarked;
