/**
 * The laboratory: plays recorded days against the policy of the product and against others, on a virtual clock and
 * without any server, and sets what they cost against what hindsight would have cost.
 */
@NullMarked
package io.ansage.infra.lab;

import org.jspecify.annotations.NullMarked;
