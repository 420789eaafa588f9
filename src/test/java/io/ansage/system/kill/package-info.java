/** The real process, killed between any two steps: nothing lost, nothing said twice, nothing left running. */
@NullMarked
package io.ansage.system.kill;

import org.jspecify.annotations.NullMarked;
