/** What we promise to those who build on us: the descriptions of the interfaces against what really comes out of them. */
@NullMarked
package io.ansage.system.contract;

import org.jspecify.annotations.NullMarked;
